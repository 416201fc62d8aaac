// What a shopper can say yes or no to, and how a brand asks. Deciding is sdk/consent's and the collector's work.

/** The three purposes a shopper answers for. All are `false` until the shopper says yes. */
export interface Consent {
  /** Measuring behaviour on the shop (E1), with a visitor ID. */
  analytics: boolean
  /** Crediting the publication that brought the shopper (K2). */
  attribution: boolean
  /** Using behaviour to prefer categories and brands (E19). */
  personalisation: boolean
}

export const purposes = ['analytics', 'attribution', 'personalisation'] as const satisfies (keyof Consent)[]

/**
 * How a brand measures before an answer:
 * - `required`: nothing is set, kept or sent before a yes;
 * - `exempt`: audience measurement under the CNIL conditions (at most 13 months, not renewed, this site only),
 *   no attribution until a yes; a no to analytics stops it;
 * - `cookieless`: nothing is ever stored on the device; the collector counts by a pseudonym that changes daily.
 */
export type ConsentMode = 'required' | 'exempt' | 'cookieless'
export const consentModes = ['required', 'exempt', 'cookieless'] as const satisfies ConsentMode[]

/** What the browser asks for on the person's behalf. Either one means: no identifier, nothing sent (E17). */
export type PrivacySignal = 'dnt' | 'gpc'
