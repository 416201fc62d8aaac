// What the ledger is told of a submission: one act a box, and one a yes that needed no box.
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import { type ConsentBasis, type OptInSource, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { LedgerAct, LedgerActName } from '../ledger/entry.ts'
import type { SubmittedBox } from './parse-submission.ts'

/** What every act of one submission has in common. */
export interface Occasion {
  popin: OptInSource
  popinVersion: string
  language: string
  page: string
  signals: PrivacySignal[]
  ambassador: string
  order?: string | null | undefined
  /** The version of the privacy notice that was linked (G4). */
  noticeVersion?: string | null | undefined
  boxes: { [To in Recipient]?: SubmittedBox | undefined }
}

/** The same act about each of these boxes. */
export function boxActs(
  occasion: Occasion,
  about: Partial<Pick<LedgerAct, 'contact' | 'basis' | 'confirmation'>> & { act: LedgerActName },
  of: readonly Recipient[] = recipients,
): LedgerAct[] {
  const { boxes } = occasion
  const shared = sharedOf(occasion)
  return of.flatMap((recipient) => {
    const box = boxes[recipient]
    if (!box) return []
    const act = {
      ...shared,
      ...about,
      recipient,
      textHash: box.text,
      partnersList: box.list,
    }
    return [act]
  })
}

/** Sent: granted where it was ticked, refused where it was left empty; and the yeses that came without a box. */
export function sentActs(
  occasion: Occasion,
  contact: string,
  granted: Partial<Record<Recipient, ConsentBasis>>,
  confirmation: 'awaited' | 'not_needed',
): LedgerAct[] {
  const { boxes } = occasion
  const isTicked = (to: Recipient) => boxes[to]?.ticked === true
  const unasked = recipients.flatMap((recipient): LedgerAct[] => {
    const basis = granted[recipient]
    if (basis === undefined || boxes[recipient]) return []
    return [{ ...sharedOf(occasion), act: 'granted', recipient, basis, contact }]
  })
  return [
    ...boxActs(
      occasion,
      { act: 'granted', basis: 'box', contact, confirmation },
      recipients.filter(isTicked),
    ),
    ...boxActs(
      occasion,
      { act: 'refused', contact },
      recipients.filter((to) => !isTicked(to)),
    ),
    ...unasked,
  ]
}

/** Sent, and over at once: what was agreed to can never be confirmed. */
export function endedUnconfirmed(occasion: Occasion, contact: string): LedgerAct[] {
  const ticked = recipients.filter((to) => occasion.boxes[to]?.ticked === true)
  const ended = { act: 'expired', contact, confirmation: 'awaited' } as const
  return [...sentActs(occasion, contact, {}, 'awaited'), ...boxActs(occasion, ended, ticked)]
}

type SharedName =
  | 'popin'
  | 'popinVersion'
  | 'language'
  | 'page'
  | 'signals'
  | 'ambassador'
  | 'order'
  | 'noticeVersion'

/** What every act has, and nothing else of what the occasion may carry: no field gets near the ledger. */
function sharedOf(occasion: Occasion): Pick<LedgerAct, SharedName> {
  const { popin, popinVersion, language, page, signals, ambassador, order, noticeVersion } = occasion
  const shared = { popin, popinVersion, language, page, signals, ambassador }
  return { ...shared, order: order ?? undefined, noticeVersion: noticeVersion ?? undefined }
}
