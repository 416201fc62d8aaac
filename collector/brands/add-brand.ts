// A new brand: its settings checked, its server key made. The key is answered once and stored nowhere.
import { withKey } from '../access/access-keys.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { formatProblems, parseBrandSettings } from '../settings/parse-settings.ts'
import { type Brand, refuseBrandName } from './brand.ts'
import type { BrandRegistry } from './brand-registry.ts'

export type AddedBrand = { ok: true; brand: Brand; apiKey: string } | { ok: false; message: string }

export interface AddBrandOptions {
  brands: BrandRegistry
  keyRing: KeyRing
  newToken: () => string
  now: number
  /** Whether a brand of this name was erased: no name is given twice, or a restored backup could not tell them apart. */
  isErased?: (name: string) => boolean
}

/** Adds a brand with its settings as a person wrote them. Refuses a name that is taken or cannot be one. */
export function addBrand(
  name: string,
  input: unknown,
  { brands, keyRing, newToken, now, isErased }: AddBrandOptions,
): AddedBrand {
  const refusal = refuseBrandName(name)
  if (refusal) return { ok: false, message: `${name}: ${refusal}` }
  if (brands.list().includes(name)) return { ok: false, message: `${name}: there is such a brand already` }
  if (isErased?.(name))
    return { ok: false, message: `${name}: a brand of this name was erased; choose another` }
  const parsed = parseBrandSettings(input)
  if (!parsed.ok) return { ok: false, message: formatProblems(parsed.problems) }
  const apiKey = newToken()
  const bare: Brand = { name, settings: parsed.settings, keys: [], seeded: null }
  const brand = withKey(bare, 'server', apiKey, keyRing, null, now)
  brands.save(brand)
  return { ok: true, brand, apiKey }
}
