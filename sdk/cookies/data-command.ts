// K3: what is handed to the brand's page. A customer ID and product codes; anything else is refused.
import type { Report } from '../browser/report.ts'
import type { CookieJar } from './cookie-jar.ts'

export interface HandedData {
  customer_id?: string | undefined
  /** Codes of the products to add to the basket as gifts, at most 20. */
  gifts?: string[] | undefined
}

/** The cookie's value. What it may hold is the table's pattern to say; a third field makes it invalid here. */
const format = ({ customer_id, gifts, ...others }: HandedData): string =>
  [customer_id && `c=${customer_id}`, gifts?.[0] && `g=${gifts}`, ...Object.keys(others)]
    .filter((part) => part)
    .join('&')

/** `data {…}` and `data get`: both answer what is handed now. */
export const createDataCommand =
  (jar: CookieJar, isAllowed: () => boolean, report: Report) =>
  (data: HandedData | 'get', tell?: (data: HandedData) => void): HandedData => {
    if (data !== 'get') {
      const value = format(data)
      if (!value) jar.remove_('data')
      else if (!isAllowed() || !jar.write_('data', value)) report('invalid_data')
    }
    const kept = new URLSearchParams(jar.read_('data'))
    const handed = { customer_id: kept.get('c') ?? undefined, gifts: kept.get('g')?.split(',') }
    tell?.(handed)
    return handed
  }
