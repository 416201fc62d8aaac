import { attempt } from './attempt.ts'
import type { Page } from './page.ts'

/**
 * Reads a query parameter and takes it out of the address bar; the history's state and every other byte of the address
 * stay. The value is given as it stands, not decoded. `name` is letters, digits, `_` and `-`.
 */
export function takeParameter(
  { location: { search, href }, history }: Page,
  name: string,
): string | undefined {
  const [found, lead, value, tail] = RegExp(`([?&])${name}=([^&]*)(&?)`).exec(search) ?? []
  if (found) {
    // An address's first `?` starts its query, so the first match of the whole query is the query.
    const address = href.replace(search, () => search.replace(found, tail ? `${lead}` : ''))
    attempt(() => history.replaceState(history.state, '', address))
  }
  return value
}
