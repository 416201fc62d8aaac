// Notices a changed setting soon, whoever asks for credits or does not: the new version applies from that moment.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { AttributionSetting } from './rule.ts'
import type { AttributionRules } from './rules.ts'

/** Looks at every brand; asks the records store only where the setting is not what it was at the last look. */
export type NoticeRules = () => Promise<void>

export interface NoticeRulesOptions {
  brands: Pick<BrandRegistry, 'list' | 'find'>
  rules: AttributionRules
}

export function createNoticeRules({ brands, rules }: NoticeRulesOptions): NoticeRules {
  const seen = new Map<string, AttributionSetting>()
  return async () => {
    for (const name of brands.list()) {
      const brand = brands.find(name)
      if (!brand) continue
      const { model, windowDays } = brand.settings.attribution
      const before = seen.get(name)
      if (before?.model === model && before.windowDays === windowDays) continue
      await rules.read(brand)
      seen.set(name, { model, windowDays })
    }
  }
}
