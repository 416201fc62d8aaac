// What credits are worked out from when a report asks for them: the rules, whose the publications are, what was released.
import type { Brand } from '../brands/brand.ts'
import { type CreditFacts, creditQuestion } from './credit-question.ts'
import type { AskedAttribution, AttributionModel, AttributionRule } from './rule.ts'

export interface CreditSource {
  rules: readonly AttributionRule[]
  /** What another model would have said. */
  model?: AttributionModel
  /** How long a browser carries a publication. */
  cookieHours: number
  /** Milliseconds since 1970. */
  now: number
  /** The parameters that the relation names. */
  params: Record<string, string[]>
}

export function creditSource(
  brand: Brand,
  facts: CreditFacts,
  now: number,
  { model, windowDays }: AskedAttribution = {},
): CreditSource {
  const rules = facts.rules.map((rule) => (windowDays === undefined ? rule : { ...rule, windowDays }))
  const { params } = creditQuestion(brand, { from: now, until: now }, facts, now)
  return {
    rules,
    ...(model ? { model } : {}),
    cookieHours: brand.settings.cookies.lifetimeHours,
    now,
    params: { ...params, channels: [...facts.ambassadors.keys()].map((id) => facts.channels.get(id) ?? '') },
  }
}
