// A yes that a person gives on their own page: an explicit later choice, which lifts the opt-outs they made themselves.
import type { OptIns, Recipient } from '../../sdk/protocol/opt-in.ts'
import type { Brand } from '../brands/brand.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { findAlias } from './ambassador-alias.ts'
import type { Contacts } from './contacts.ts'
import { ownPageText } from './own-page-text.ts'
import type { Suppressions } from './suppressions.ts'
import type { Texts } from './texts.ts'

export interface OwnYes {
  brand: Brand
  contact: string
  recipient: Recipient
  /** In which the page was shown, best first. */
  languages: readonly string[]
}

/** Does nothing where the address stays blocked: a complaint, a mail server's word, or the block of a stranger's mail. */
export type GrantConsent = (tx: RecordTransaction, yes: OwnYes) => Promise<void>

export interface GrantOptions {
  contacts: Contacts
  suppressions: Suppressions
  ledger: Ledger
  texts: Pick<Texts, 'keepBoxIn'>
}

export function createGrantConsent({ contacts, suppressions, ledger, texts }: GrantOptions): GrantConsent {
  return async (tx, { brand, contact: id, recipient, languages }) => {
    const contact = await contacts.get(tx, brand.name, id)
    const email = contact?.fields.email
    if (!contact || email === undefined) return
    const { ambassador } = contact
    await suppressions.lift(tx, brand.name, { scope: 'brand', email })
    if (recipient === 'ambassador')
      await suppressions.lift(tx, brand.name, { scope: 'ambassador', ambassador, email })
    const asked = recipient === 'ambassador' ? ambassador : undefined
    if (await suppressions.isSuppressed(tx, brand.name, email, asked)) return
    const change = { optIns: withYes(contact.optIns, recipient), emailStatus: 'verified' } as const
    const changed = await contacts.change(tx, brand.name, id, change, 'person')
    if (!changed.ok) return
    const alias = recipient === 'ambassador' ? await findAlias(tx, ambassador) : null
    const text = ownPageText(brand, recipient, languages, alias)
    await texts.keepBoxIn(tx, text)
    const act = { act: 'granted', basis: 'own_page', recipient, contact: id, ambassador } as const
    const { privacyNoticeVersion: noticeVersion } = brand.settings
    const shown = { textHash: text.hash, language: text.language, noticeVersion }
    await ledger.append(tx, brand.name, [{ ...act, ...shown, confirmation: 'done' }])
  }
}

/** The status that each yes on the own page becomes: it stands on no popin and no form of the ambassador's. */
function withYes(optIns: OptIns, recipient: Recipient): OptIns {
  const yes: Record<Recipient, Partial<OptIns>> = {
    ambassador: { ambassador: 'other' },
    brand: { brand: 'internal_form' },
    partners: { partners: true },
  }
  return { ...optIns, ...yes[recipient] }
}
