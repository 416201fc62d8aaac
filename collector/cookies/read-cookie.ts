// The product's cookies in a `Cookie` header, which a sub-domain or an extension may have filled with anything (S19).
import { type CookieName, cookies } from '../../sdk/protocol/cookies.ts'

/** Longer headers are not searched: browsers send some 80 cookies of 4 KiB at most, servers take 16 KiB in all. */
const longestHeader = 16_384

/**
 * Every believable value of a cookie, in the order in which the browser sent them; there may be two by the same name,
 * one of this host and one of the domain. What the table's pattern does not allow is left out.
 */
export function readCookie(header: string | undefined, prefix: string, name: CookieName): string[] {
  if (!header || header.length > longestHeader) return []
  const start = `${prefix}${cookies[name].suffix}=`
  return header
    .split(/; ?/)
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length))
    .filter((value) => value !== '' && cookies[name].value.test(value))
}
