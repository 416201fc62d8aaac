// A brand for tests: every default, one origin, no keys.
import type { Brand } from '../../collector/brands/brand.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { parseBrandSettings } from '../../collector/settings/parse-settings.ts'

export const shopOrigin = 'https://shop.example.com'

export function testBrand(settings: Partial<BrandSettingsInput> = {}, name = 'shop'): Brand {
  const parsed = parseBrandSettings({ origins: [shopOrigin], ...settings })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join())
  return { name, settings: parsed.settings, keys: [], seeded: null }
}
