// K3: what is handed to the brand's page. A customer ID and product codes; anything else is refused.
import { report } from '../browser/report.ts'
import { readCookie, removeCookie, writeCookie } from './cookie-jar.ts'
import { mayKeep } from './may-keep.ts'

export interface HandedData {
  customer_id?: string | null | undefined
  /** Codes of the products to add to the basket as gifts, at most 20. */
  gifts?: string[] | undefined
}

/** The cookie's value. What it may hold is the table's pattern to say; a third field makes it invalid here. */
const format = ({ customer_id, gifts, ...others }: HandedData): string =>
  [customer_id && `c=${customer_id}`, gifts?.[0] && `g=${gifts}`, ...Object.keys(others)]
    .filter((part) => part)
    .join('&')

/** `data {…}` and `data get`: both answer what is handed now. */
export const handData = (data: HandedData | 'get'): HandedData => {
  if (data !== 'get') {
    const value = format(data)
    if (!value) removeCookie('data')
    else if (!mayKeep('data') || !writeCookie('data', value)) report('invalid_call', 'data')
  }
  const kept = new URLSearchParams(readCookie('data'))
  return { customer_id: kept.get('c'), gifts: kept.get('g')?.split(',') }
}
