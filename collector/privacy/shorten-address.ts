// Cuts an address that is too long to look through, so that its event is not lost for it.
import { limits } from '../../sdk/protocol/limits.ts'

/**
 * The address in at most `limits.urlLength` characters: without query and fragment first, then without the last parts
 * of its path. Cut at a slash, since half an e-mail address would not be known for one. What cannot be cut so stays as
 * it is, and is refused as too long.
 */
export function shortenAddress(address: string): string {
  if (address.length <= limits.urlLength) return address
  const page = address.replace(/[?#].*$/s, '')
  if (page.length <= limits.urlLength) return page
  return page.slice(0, page.lastIndexOf('/', limits.urlLength - 1) + 1) || address
}
