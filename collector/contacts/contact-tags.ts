// What a contact is found by: keyed tags of its e-mail and phone, never the texts themselves.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import { normalisePhone, parseRegion, type Region } from '../privacy/normalise-phone.ts'
import type { ContactFields } from './contact.ts'

/** Each under every pepper that is kept, the newest first: the first is stored, all are looked up. */
export interface ContactTags {
  emails: readonly string[]
  phones: readonly string[]
}

export type CheckedFields =
  /** `fields`: with the phone in E.164, so that it stays valid when the brand's region changes. */
  | { ok: true; fields: ContactFields; tags: ContactTags }
  | { ok: false; reason: 'invalid_email' | 'invalid_phone' }

/** Checks and tags what a contact of the brand can be found by. An empty text counts as none. */
export type CheckFields = (brand: string, fields: ContactFields) => CheckedFields

export function createCheckFields({ keyRing, brands }: CheckOptions): CheckFields {
  return (brand, fields) => {
    const region = parseRegion(brands.find(brand)?.settings.region ?? '') ?? undefined
    return checkFields(keyRing, brand, fields, region)
  }
}

export interface CheckOptions {
  keyRing: KeyRing
  /** Whose region says how phone numbers are written. */
  brands: Pick<BrandRegistry, 'find'>
}

function checkFields(
  keyRing: KeyRing,
  brand: string,
  fields: ContactFields,
  region: Region | undefined,
): CheckedFields {
  const email = fields.email && normaliseEmail(fields.email)
  const phone = fields.phone && normalisePhone(fields.phone, region)
  if (email === null) return { ok: false, reason: 'invalid_email' }
  if (phone === null) return { ok: false, reason: 'invalid_phone' }
  const tags = {
    emails: email ? keyRing.tagsUnderEveryVersion(brand, 'email', email) : [],
    phones: phone ? keyRing.tagsUnderEveryVersion(brand, 'phone', phone) : [],
  }
  return { ok: true, fields: phone ? { ...fields, phone } : fields, tags }
}
