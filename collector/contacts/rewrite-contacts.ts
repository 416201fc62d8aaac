// After a rotation of the pepper: contacts' keys wrapped anew and their tags made anew, under the newest version. Of the
// erased only tags are left, which nobody can make anew: they keep the version that they are under.
import type { ContactKeys } from '../privacy/contact-keys.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordStore } from '../stores/records.ts'
import type { CheckFields } from './contact-tags.ts'
import { createStoredContacts } from './stored-contacts.ts'

export interface RewriteOptions {
  records: Pick<RecordStore, 'transact'>
  contactKeys: ContactKeys
  keyRing: Pick<KeyRing, 'versions'>
  checkFields: CheckFields
}

/** Contacts of one transaction: others of the brand wait for it. */
const perTransaction = 100

/** Answers how many of a brand's contacts were rewritten; killed, it goes on where it was. */
export async function rewriteContacts(brand: string, options: RewriteOptions): Promise<number> {
  const { records, contactKeys, keyRing, checkFields } = options
  const stored = createStoredContacts(contactKeys)
  const newest = keyRing.versions[0] ?? 0
  const condition = `contact_keys.version < ? ORDER BY contacts.id LIMIT ${perTransaction}`

  const rewriteSome = () =>
    records.transact(brand, async (tx) => {
      const found = await stored.find(tx, brand, condition, [newest])
      for (const contact of found) {
        const checked = checkFields(brand, contact.contact.fields)
        const tags = checked.ok ? checked.tags : { emails: [], phones: [] }
        await stored.write(tx, brand, {
          ...contact,
          emailTag: tags.emails[0] ?? contact.emailTag,
          phoneTag: tags.phones[0] ?? contact.phoneTag,
        })
      }
      return found.length
    })

  let rewritten = 0
  for (let some = await rewriteSome(); some > 0; some = await rewriteSome()) rewritten += some
  return rewritten
}
