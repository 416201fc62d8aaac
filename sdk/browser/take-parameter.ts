import { attempt } from './attempt.ts'
import { history, location } from './page.ts'

/**
 * Reads a query parameter and takes it out of the address bar; the history's state and every other byte of the address
 * stay. The value is given as it stands, not decoded; empty where there is none. `name` is letters, digits, `_` and `-`.
 */
export const takeParameter = (name: string): string => {
  const { href } = location
  let value = ''
  const rest = href.replace(
    RegExp(`([?&])${name}=([^&#]*)(&?)`),
    (_, lead: string, found: string, tail: string) => {
      value = found
      return tail && lead
    },
  )
  if (rest !== href) attempt(() => history.replaceState(history.state, '', rest))
  return value
}
