// The conditions under which the CNIL takes audience measurement for exempt from consent (article 82 of the French act;
// https://www.cnil.fr/fr/node/167364, 4 July 2025), and whether a brand's settings meet each. Not a certificate.
import type { BrandSettings } from '../settings/brand-settings.ts'

/** `yours`: no setting says it; the brand has to see to it. */
export type ExemptionVerdict = 'met' | 'not_met' | 'yours'

const exemptionConditions = [
  'measurement_only',
  'anonymous_statistics',
  'no_matching',
  'no_third_parties',
  'one_site',
  'thirteen_months',
  'twenty_five_months',
  'informed',
  'may_object',
  'reviewed',
] as const
export type ExemptionCondition = (typeof exemptionConditions)[number]

const longestEventMonths = 25

/** One function a condition, on the settings that it depends on. */
const assessCondition: Readonly<Record<ExemptionCondition, (settings: BrandSettings) => ExemptionVerdict>> = {
  // Attribution waits for its own yes in this mode, unless the brand declares its cookie technical.
  measurement_only: ({ cookies }) => (cookies.technical.includes('session_shop') ? 'not_met' : 'met'),
  anonymous_statistics: ({ reports }) => (reports.smallestGroup > 1 ? 'met' : 'not_met'),
  // With contacts on, the tags of an e-mail and a phone told by `identify` stand beside the visitor; without, a customer
  // ID's tag does where the shop calls it.
  no_matching: ({ contacts }) => (contacts === 'on' ? 'not_met' : 'yours'),
  no_third_parties: () => 'met',
  one_site: () => 'met',
  // The tag caps the lifetime in this mode, and does not renew it.
  thirteen_months: () => 'met',
  twenty_five_months: ({ retention }) => (retention.eventMonths <= longestEventMonths ? 'met' : 'not_met'),
  informed: () => 'yours',
  may_object: () => 'yours',
  reviewed: () => 'yours',
}

export interface AssessedCondition {
  condition: ExemptionCondition
  verdict: ExemptionVerdict
}

export interface ExemptionAssessment {
  mode: BrandSettings['consent']
  conditions: AssessedCondition[]
  /** Whether no condition is against it. What is `yours` is not looked at. */
  isPossible: boolean
}

export function assessExemption(settings: BrandSettings): ExemptionAssessment {
  const conditions = exemptionConditions.map((condition) => ({
    condition,
    verdict: assessCondition[condition](settings),
  }))
  const isPossible = conditions.every(({ verdict }) => verdict !== 'not_met')
  return { mode: settings.consent, conditions, isPossible }
}
