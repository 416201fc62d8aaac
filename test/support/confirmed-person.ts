// Jeanne, who agreed and pressed the button of her mail, and what she can do from there.

import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import { confirmedOptIn, jeanne } from './opt-in-submission.ts'
import { type OptIns, startAcmeOptIns } from './start-opt-ins.ts'

/** What a mail program posts for one click (RFC 8058). */
export const oneClick = { 'List-Unsubscribe': 'One-Click' }

/** The brand `acme`, and Jeanne who confirmed these boxes towards Léa. Call it inside a test. */
export async function startConfirmed(
  ticked: Recipient[] = ['ambassador', 'brand'],
  settings: Partial<BrandSettingsInput> = {},
): Promise<OptIns> {
  const optIns = await startAcmeOptIns(settings)
  await confirmedOptIn(optIns, { ticked })
  return optIns
}

/** The path of the own page, to which the newest mail's confirmation leads. */
export async function ownPageOf(optIns: OptIns): Promise<string> {
  const { status, headers } = await optIns.press(optIns.linkIn('confirm'), { do: 'own_page' })
  const location = headers.get('location')
  if (status !== 303 || location === null) throw new Error(`${status} instead of a way to the own page`)
  return location.replace('../', '')
}

/** Jeanne's opt-ins towards each ambassador. */
export const statusesOf = async (optIns: OptIns) =>
  (await optIns.contactsOf(jeanne)).map(({ optIns: all }) => all)
