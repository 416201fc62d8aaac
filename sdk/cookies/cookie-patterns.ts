import { type CookieName, cookies } from '../protocol/cookies.ts'

/** What the tag itself needs of the table, entry by entry: the texts for the docs then do not travel to shoppers. */
export const cookiePatterns: Record<CookieName, RegExp> = {
  session_add: cookies.session_add.value,
  session_shop: cookies.session_shop.value,
  data: cookies.data.value,
  visitor: cookies.visitor.value,
  visit: cookies.visit.value,
  consent: cookies.consent.value,
}
