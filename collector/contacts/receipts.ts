// A person's receipt (POPINS 13): what the ledger holds of one contact, with the words and names that it points to.
import { asName } from '../../widgets/texts/fill.ts'
import type { Brand } from '../brands/brand.ts'
import { createReceipt } from '../ledger/create-receipt.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { LedgerSigner } from '../ledger/ledger-keys.ts'
import type { Party, SignedReceipt } from '../ledger/receipt.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import type { RecordStore } from '../stores/records.ts'
import { findAlias } from './ambassador-alias.ts'
import { wordingOf } from './brand-wording.ts'
import type { Contacts } from './contacts.ts'
import type { Texts } from './texts.ts'

/** Null when the ledger holds nothing of this contact. */
export type IssueReceipt = (brand: Brand, contact: string) => Promise<SignedReceipt | null>

export interface ReceiptOptions {
  records: RecordStore
  contacts: Contacts
  ledger: Ledger
  signer: LedgerSigner
  texts: Pick<Texts, 'textOf' | 'partnersOf'>
  /** Where the links of a brand begin; null while nobody has said so. */
  linkBase: (brand: Brand) => URL | null
}

export function createReceipts({
  records,
  contacts,
  ledger,
  signer,
  texts,
  linkBase,
}: ReceiptOptions): IssueReceipt {
  async function wordsOf(brand: string, entries: LedgerEntry[]): Promise<Map<string, string>> {
    const hashes = [...new Set(entries.flatMap(({ text_hash }) => text_hash ?? []))]
    const known = await Promise.all(hashes.map((hash) => texts.textOf(brand, hash)))
    return new Map(
      hashes.flatMap((hash, at) => [[hash, known[at]?.text ?? ''] as const]).filter(([, text]) => text),
    )
  }

  async function partnersOf(brand: string, entries: LedgerEntry[]): Promise<Party[]> {
    const version = entries.findLast(({ partners_list }) => partners_list !== null)?.partners_list
    const names = version ? await texts.partnersOf(brand, version) : null
    return (names ?? []).map((name, at) => receiver(`partner-${at + 1}`, name))
  }

  return async (brand, id) => {
    const found = await records.transact(brand.name, async (tx) => {
      const contact = await contacts.get(tx, brand.name, id)
      const entries = contact ? await ledger.entriesOf(tx, brand.name, id) : []
      return contact && { contact, entries, alias: await findAlias(tx, contact.ambassador) }
    })
    if (!found) return null
    const { contact, entries, alias } = found
    const words = await wordsOf(brand.name, entries)
    const { brand: controller, language } = wordingOf(brand)
    const origin = brand.settings.origins[0]
    const party = { party_id: 'controller', party_name: controller, party_role: 'pii_controller' } as const
    return createReceipt(
      entries,
      {
        controller: { ...party, party_url: origin },
        receivers: {
          ambassador: [receiver('ambassador', asName(alias ?? controller, language))],
          partners: await partnersOf(brand.name, entries),
        },
        privacyNotice: noticeUrl(brand.settings),
        withdrawalMethod: new URL(`unsubscribe/${brand.name}`, linkBase(brand) ?? `${origin}/`).href,
        jurisdiction: brand.settings.region,
        fields: Object.keys(contact.fields),
        textOf: (hash) => words.get(hash) ?? null,
      },
      signer,
    )
  }
}

function receiver(id: string, name: string): Party {
  return { party_id: id, party_name: name, party_role: 'recipient_third_party' }
}
