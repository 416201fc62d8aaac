// What the brand is shown of a person whom it looks for: those of their contacts that an opt-in shows to it (A3).
import type { Brand } from '../brands/brand.ts'
import type { Contact } from '../contacts/contact.ts'
import { isPending } from '../contacts/opt-in-rules.ts'
import { isShownToBrand } from '../contacts/withdraw.ts'

export interface ShownPerson {
  id: string
  ambassador: string
  brand_opt_in: string
  partners_opt_in: boolean
  restricted_since: string | null
  created_at: string
}

/** A3, V7, E5. */
export function isSeen({ settings }: Brand, { optIns }: Contact): boolean {
  return settings.contacts === 'on' && isShownToBrand(optIns) && !isPending(optIns)
}

export function toShownPerson({ id, ambassador, optIns, restrictedAt, createdAt }: Contact): ShownPerson {
  return {
    id,
    ambassador,
    brand_opt_in: optIns.brand,
    partners_opt_in: optIns.partners,
    restricted_since: restrictedAt === null ? null : new Date(restrictedAt).toISOString(),
    created_at: new Date(createdAt).toISOString(),
  }
}
