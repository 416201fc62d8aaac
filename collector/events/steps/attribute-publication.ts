// The publication that brought the visitor stays on the event only where it may (K2).
import type { Step } from '../step.ts'

/** Attribution waits for its own yes, unless the brand declares the cookie technical. */
export const attributePublication: Step = ({ stored, arrival }) => {
  const isTechnical = arrival.brand.settings.cookies.technical.includes('session_shop')
  if (arrival.consent.attribution || isTechnical) stored.publication = arrival.publication
  return null
}
