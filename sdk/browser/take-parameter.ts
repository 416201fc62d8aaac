import { attempt } from './attempt.ts'
import { history, location } from './page.ts'

/**
 * Reads a parameter of the query and takes it out of the address bar; the history's state and every other byte of the address
 * stay. The value is given as it stands, not decoded; empty where there is none. `name` is letters, digits, `_` and `-`.
 */
export const takeParameter = (name: string): string => {
  const [found, lead = '', value = '', tail] = location.search.match(`([?&])${name}=([^&]*)(&?)`) ?? []
  if (found)
    attempt(() => history.replaceState(history.state, '', location.href.replace(found, tail ? lead : '')))
  return value
}
