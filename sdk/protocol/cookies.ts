// Every cookie of the product: what it is for, what it may hold, how long it lives. The docs are made from this table.

export interface CookieRule {
  /** The name after the brand's prefix (`Popsell_` by default). */
  suffix: string
  /** What a value must look like to be written, and to be believed when read (K9, S19). */
  value: RegExp
  /** `brand`: `cookies.lifetimeHours`, 4320 by default; otherwise fixed seconds. */
  lifetime: 'brand' | number
  /** The purpose whose yes it waits for; `technical` ones the brand declares in `cookies.technical`. */
  purpose: 'attribution' | 'analytics' | 'technical' | 'choice'
  requirement: string
  holds: string
}

export const defaultCookiePrefix = 'Popsell_'
/** K4: 4320 hours, `Max-Age=15552000`. */
export const defaultLifetimeHours = 4320
/** The most that a visitor ID lives in the exempt mode: 13 months, of which the shortest run has 393 days. */
export const exemptHours = 393 * 24

const id = /^[\w-]{1,64}$/
/** Hexadecimal digits and dashes, as long as a UUID: a stricter pattern would weigh more in the tag. */
const uuid = /^[\da-f-]{36}$/

/** Each `value` below: by itself, so that the tag does not carry the table's texts. */
export const cookiePatterns = {
  session_add: /^[\w-]{1,64}\.[\w-]{1,64}$/,
  session_shop: id,
  data: /^(c=[\w-]{1,64})?(&?g=[\w-]{1,64}(,[\w-]{1,64}){0,19})?$/,
  visitor: uuid,
  visit: uuid,
  consent: /^[01]{3}$/,
} as const

export const cookies = {
  session_add: {
    suffix: 'session_add',
    value: cookiePatterns.session_add,
    lifetime: 'brand',
    purpose: 'technical',
    requirement: 'K1',
    holds: 'the ambassador’s ID and alias, `<ambassador>.<alias>`, while picking products',
  },
  session_shop: {
    suffix: 'session_shop',
    value: cookiePatterns.session_shop,
    lifetime: 'brand',
    purpose: 'attribution',
    requirement: 'K2',
    holds: 'the ID of the publication that brought the visitor',
  },
  data: {
    suffix: 'data',
    value: cookiePatterns.data,
    lifetime: 'brand',
    purpose: 'technical',
    requirement: 'K3',
    holds: 'what is handed to the brand’s page: `c=<customer ID>` and `g=<product codes to add as gifts>`',
  },
  visitor: {
    suffix: 'visitor',
    value: cookiePatterns.visitor,
    lifetime: 'brand',
    purpose: 'analytics',
    requirement: 'E2',
    holds: 'a random visitor ID (at most 13 months and not renewed in the exempt mode)',
  },
  visit: {
    suffix: 'visit',
    value: cookiePatterns.visit,
    lifetime: 1800,
    purpose: 'analytics',
    requirement: 'E1',
    holds: 'a random ID of this visit; gone after 30 minutes without an event',
  },
  consent: {
    suffix: 'consent',
    value: cookiePatterns.consent,
    lifetime: 15552000,
    purpose: 'choice',
    requirement: 'E17',
    holds: 'the shopper’s own answer: analytics, attribution, personalisation, one digit each',
  },
} as const satisfies Record<string, CookieRule>

export type CookieName = keyof typeof cookies
/** The three that a brand may declare technical: set without waiting for a consent. */
export type TechnicalCookie = 'session_add' | 'session_shop' | 'data'
