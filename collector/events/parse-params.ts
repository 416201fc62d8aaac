// An event's parameters by the protocol's allow-list: known ones are checked, unknown ones are dropped (E4, E15).
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import {
  type EventName,
  eventFields,
  type Field,
  type FieldKind,
  itemFields,
} from '../../sdk/protocol/events.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import type { StoredEvent, StoredItem } from '../stores/events.ts'
import { toMinor } from './money.ts'
import { isRecord } from './parse-batch.ts'

/** What a known event holds, by column. Money is in minor units; text is still as the shop sent it. */
export type ParsedParams = Pick<
  StoredEvent,
  | 'search_term'
  | 'results'
  | 'category'
  | 'transaction_id'
  | 'currency'
  | 'value_minor'
  | 'tax_minor'
  | 'shipping_minor'
  | 'coupon'
  | 'item_list_id'
  | 'item_list_name'
  | 'items'
>

/** The value, or the path below `params` of what is wrong. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; path: string }

type Scalar = string | number
type Scalars = Partial<Record<string, Scalar>>

/** `brandCurrency` is what amounts are in when the event names no currency. */
export function parseParams(name: EventName, input: unknown, brandCurrency: string): Parsed<ParsedParams> {
  const given = input ?? {}
  if (!isRecord(given)) return { ok: false, path: '' }
  const fields: Record<string, Field> = eventFields[name]
  const currency = typeof given.currency === 'string' ? given.currency : brandCurrency
  const scalars = readFields(fields, given, currency)
  if (!scalars.ok) return scalars
  const items = 'items' in fields ? readItems(given.items, currency) : { ok: true as const, value: [] }
  if (!items.ok) return items
  return { ok: true, value: toColumns(scalars.value, items.value, currency) }
}

function toColumns(values: Scalars, items: StoredItem[], currency: string): ParsedParams {
  const hasMoney = values.value !== undefined || items.some((item) => item.price_minor !== null)
  return {
    search_term: text(values.search_term),
    results: number(values.results),
    category: text(values.category),
    transaction_id: text(values.transaction_id),
    currency: hasMoney ? currency : null,
    value_minor: number(values.value),
    tax_minor: number(values.tax),
    shipping_minor: number(values.shipping),
    coupon: text(values.coupon),
    item_list_id: text(values.item_list_id),
    item_list_name: text(values.item_list_name),
    items,
  }
}

function readFields(
  fields: Record<string, Field>,
  given: Record<string, unknown>,
  currency: string,
): Parsed<Scalars> {
  const values: Scalars = {}
  for (const name in fields) {
    const field = fields[name]
    if (!field || field.startsWith('items')) continue
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (value === undefined || value === null) {
      if (field.endsWith('?')) continue
      return { ok: false, path: `.${name}` }
    }
    const parsed = readers[kindOf(field)](value, currency)
    if (parsed === null) return { ok: false, path: `.${name}` }
    values[name] = parsed
  }
  return { ok: true, value: values }
}

function readItems(input: unknown, currency: string): Parsed<StoredItem[]> {
  if (input === undefined || input === null) return { ok: true, value: [] }
  if (!Array.isArray(input) || input.length > limits.itemsPerEvent) return { ok: false, path: '.items' }
  const items: StoredItem[] = []
  for (const [index, item] of input.entries()) {
    if (!isRecord(item)) return { ok: false, path: `.items[${index}]` }
    const parsed = readFields(itemFields, item, currency)
    if (!parsed.ok) return { ok: false, path: `.items[${index}]${parsed.path}` }
    const line = toItem(parsed.value)
    if (!Number.isSafeInteger((line.price_minor ?? 0) * (line.quantity ?? 1))) {
      return { ok: false, path: `.items[${index}].quantity` }
    }
    items.push(line)
  }
  return { ok: true, value: items }
}

function toItem(values: Scalars): StoredItem {
  return {
    item_id: text(values.item_id) ?? '',
    item_name: text(values.item_name),
    item_brand: text(values.item_brand),
    item_category: text(values.item_category),
    price_minor: number(values.price),
    quantity: number(values.quantity),
    index: number(values.index),
    item_list_id: text(values.item_list_id),
    item_list_name: text(values.item_list_name),
  }
}

/** Reads one value, or null when it is not of the kind. */
const readers: Record<FieldKind, (value: unknown, currency: string) => Scalar | null> = {
  // Not cut yet: the pipeline must see an address that the cut would halve (scrubText cuts).
  text: (value) => (isScalar(value) ? String(value).toWellFormed() : null),
  code: readCode,
  count: readCount,
  money: readMoney,
  currency: (value) => (typeof value === 'string' && currencyDigits.has(value) ? value : null),
  items: () => null,
}

/** Markup has only text, and many data layers hold text where they mean a number. */
const decimalText = /^\d+(\.\d+)?$/

/** Nothing that people write in more than one way: no sign, exponent, comma or blank. */
function readNumber(value: unknown): number | null {
  if (typeof value === 'string') return decimalText.test(value) ? Number(value) : null
  return typeof value === 'number' && value >= 0 ? value : null
}

function readCount(value: unknown): number | null {
  const count = readNumber(value)
  return Number.isInteger(count) && Number(count) <= 1e9 ? count : null
}

function readMoney(value: unknown, currency: string): number | null {
  const amount = readNumber(value)
  return amount === null ? null : toMinor(amount, currency)
}

/** Shops give numbers as terms and IDs too. */
function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

function readCode(value: unknown): string | null {
  const code = isScalar(value) ? String(value) : ''
  if (code === '' || code.length > limits.codeLength) return null
  return hasControlCharacter(code) ? null : code.toWellFormed()
}

function hasControlCharacter(value: string): boolean {
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) < 0x20) return true
  return false
}

function kindOf(field: Field): FieldKind {
  return (field.endsWith('?') ? field.slice(0, -1) : field) as FieldKind
}

function text(value: Scalar | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function number(value: Scalar | undefined): number | null {
  return typeof value === 'number' ? value : null
}
