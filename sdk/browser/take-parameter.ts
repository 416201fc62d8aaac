import { attempt } from './attempt.ts'
import type { Page } from './page.ts'

/**
 * Reads a query parameter and takes it out of the address bar; the history's state and every other byte of the address
 * stay. The value is given as it stands, not decoded; empty where there is none. `name` is letters, digits, `_` and `-`.
 */
export function takeParameter(page: Page, name: string): string {
  const { search } = page.location
  let value = ''
  const rest = search.replace(
    RegExp(`([?&])${name}=([^&]*)(&?)`),
    (_, lead: string, found: string, tail: string) => {
      value = found
      return tail && lead
    },
  )
  // An address's first `?` starts its query, so the first match of the whole query is the query.
  const toAddress = () => page.location.href.replace(search, () => rest)
  if (rest !== search) attempt(() => page.history.replaceState(page.history.state, '', toAddress()))
  return value
}
