// Notices a changed setting soon, whoever asks for credits or does not: the new version applies from that moment.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { AttributionSetting } from './rule.ts'
import type { AttributionRules } from './rules.ts'

/**
 * Looks at every brand; asks the records store only where the setting is not what it was at the last look. Told of a
 * brand that cannot be looked at, `onProblem` does not keep the others from it.
 */
export type NoticeRules = (onProblem: (error: unknown) => void) => Promise<void>

export interface NoticeRulesOptions {
  brands: Pick<BrandRegistry, 'readable'>
  rules: AttributionRules
}

export function createNoticeRules({ brands, rules }: NoticeRulesOptions): NoticeRules {
  const seen = new Map<string, AttributionSetting>()
  async function look(brand: Brand): Promise<void> {
    const { model, windowDays } = brand.settings.attribution
    const before = seen.get(brand.name)
    if (before?.model === model && before.windowDays === windowDays) return
    await rules.read(brand)
    seen.set(brand.name, { model, windowDays })
  }

  return async (onProblem) => {
    for (const brand of brands.readable()) await look(brand).catch(onProblem)
  }
}
