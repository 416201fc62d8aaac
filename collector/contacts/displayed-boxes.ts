// Which boxes a popin displays, and when it warns before sending. Answers to boxes that were not displayed are none.
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import { type OptInCase, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import { type Given, isAssumed } from './opt-in-rules.ts'

/** Whose boxes each case may display; the brand's settings choose among them (C5). Without an entry: no popin, no box. */
const boxesOf: Partial<Record<OptInCase, readonly Recipient[]>> = {
  C5: recipients,
  C6: recipients,
  C8: ['ambassador'],
  C9: recipients,
  C10: recipients,
}

/**
 * The boxes to display, in their order.
 *
 * @param configured those that the brand asks for.
 * @param signals with GPC the partners' box does not exist (POPINS 9).
 */
export function displayedBoxes(
  optInCase: OptInCase,
  given: Pick<Given, 'brandOptIn' | 'assumeFromBrand'>,
  configured: readonly Recipient[],
  signals: readonly PrivacySignal[],
): Recipient[] {
  const isHidden: Record<Recipient, boolean> = {
    ambassador: optInCase === 'C8' && isAssumed(given),
    brand: false,
    partners: signals.includes('gpc'),
  }
  const possible = boxesOf[optInCase] ?? []
  return possible.filter((to) => configured.includes(to) && !isHidden[to])
}

/** POPINS 5: the ambassador's box is displayed and empty, and there is a message that could not be answered. */
export function isWarned(
  displayed: readonly Recipient[],
  boxes: Given['boxes'],
  hasMessage: boolean,
): boolean {
  return hasMessage && displayed.includes('ambassador') && !boxes.ambassador
}
