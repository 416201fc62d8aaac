export interface Choice {
  analytics: boolean
  attribution: boolean
  personalisation: boolean
}
/** What `candor('consent', 'get', …)` hands over. */
export interface Answer extends Choice {
  answered: boolean
  signal: 'dnt' | 'gpc' | null
}
export function startConsentQuestion(page: Document, candor: (...call: unknown[]) => void): void
