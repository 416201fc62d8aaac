// The columns of a month file, in order: one table that makes the file, reads the segment and lists what a query sees.
import type { StoredEvent } from '../events.ts'

type Column = Exclude<keyof StoredEvent, 'brand' | 'maybe_repeat'>

const item =
  'STRUCT(item_id VARCHAR, item_name VARCHAR, item_brand VARCHAR, item_category VARCHAR, price_minor BIGINT, ' +
  'quantity INTEGER, "index" INTEGER, item_list_id VARCHAR, item_list_name VARCHAR)'

const columnTypes: Record<Column, string> = {
  id: 'UUID',
  name: 'VARCHAR',
  time: 'BIGINT',
  received: 'BIGINT',
  visitor: 'UUID',
  visitor_basis: 'VARCHAR',
  session: 'UUID',
  customer: 'VARCHAR',
  email: 'VARCHAR',
  phone: 'VARCHAR',
  network: 'VARCHAR',
  consent_mode: 'VARCHAR',
  analytics: 'BOOLEAN',
  attribution: 'BOOLEAN',
  personalisation: 'BOOLEAN',
  host: 'VARCHAR',
  path: 'VARCHAR',
  referrer_host: 'VARCHAR',
  utm_source: 'VARCHAR',
  utm_medium: 'VARCHAR',
  utm_campaign: 'VARCHAR',
  publication: 'VARCHAR',
  device: 'VARCHAR',
  browser: 'VARCHAR',
  os: 'VARCHAR',
  search_term: 'VARCHAR',
  results: 'INTEGER',
  category: 'VARCHAR',
  transaction_id: 'VARCHAR',
  currency: 'VARCHAR',
  value_minor: 'BIGINT',
  tax_minor: 'BIGINT',
  shipping_minor: 'BIGINT',
  coupon: 'VARCHAR',
  item_list_id: 'VARCHAR',
  item_list_name: 'VARCHAR',
  items: `${item}[]`,
  params: 'VARCHAR',
}

const entries = Object.entries(columnTypes)

/** `"id", "name", …`: the columns of a month file, quoted. */
export const columnList = entries.map(([name]) => `"${name}"`).join(', ')

/** The columns with their types, for `create table`. */
export const columnDefinitions = entries.map(([name, type]) => `"${name}" ${type}`).join(', ')

/** The same with what only a segment has, as `read_json` wants them. */
export const segmentColumns = [['brand', 'VARCHAR'], ...entries, ['maybe_repeat', 'BOOLEAN']]
  .map(([name, type]) => `"${name}": '${type}'`)
  .join(', ')
