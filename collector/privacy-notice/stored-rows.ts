// What a brand's settings make the collector store, and how long.
import { contactFieldNames } from '../contacts/contact.ts'
import type { LimitId } from '../retention/time-limits.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { lengthIn } from './limit-rows.ts'
import { type NoticeWords, type StoredThing, storedThings } from './notice-words.ts'

/** The limit that ends each; null: the proof, which no limit ends. */
const limitOf: Readonly<Record<StoredThing, LimitId | null>> = {
  events: 'R22',
  contacts: 'R8',
  consents: null,
  opt_outs: null,
  access_log: 'R15',
  people: 'R9',
  backups: 'R18',
}
/** What is there only where the brand takes contacts. */
const ofContacts: ReadonlySet<StoredThing> = new Set(['contacts', 'consents', 'opt_outs'])

export function storedRows(settings: BrandSettings, words: NoticeWords): string[][] {
  return storedThings
    .filter((thing) => settings.contacts === 'on' || !ofContacts.has(thing))
    .map((thing) => {
      const limit = limitOf[thing]
      const kept = limit === null ? words.keptAsProof : lengthIn(limit, settings, words)
      return [words.stored[thing], thing === 'contacts' ? fieldsIn(settings, words) : '', kept]
    })
}

/** With the names of the brand's own fields where its form has some. */
function fieldsIn({ popins }: BrandSettings, words: NoticeWords): string {
  const known: readonly string[] = contactFieldNames
  const own = popins.formFields.map(({ name }) => name).filter((name) => !known.includes(name))
  const custom = own.length > 0 ? `${words.fields.custom} (${own.join(', ')})` : null
  const fields = contactFieldNames.flatMap((name) =>
    name === 'custom' ? (custom ?? []) : words.fields[name],
  )
  return fields.join(', ')
}
