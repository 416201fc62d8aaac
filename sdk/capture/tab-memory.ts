// What a tab remembers: the list, the position and the search that showed an item, which travel with it to the cart and
// the order line; and the orders that it has sent, so that a thank-you page loaded again sends nothing.
import { address } from '../browser/address.ts'
import { attempt } from '../browser/attempt.ts'
import { keep, readKept, tabShelf } from '../browser/kept-text.ts'
import type { EventParams, Item } from '../protocol/events.ts'
import { limits } from '../protocol/limits.ts'
import type { Params } from './make-event.ts'

/** By item: its list and place; by order: nothing. */
export let known: Map<string, Partial<Item>>
/** The address whose search is told. */
export let searchedAt: string | undefined
let searchList: string

export const startTabMemory = (): void => {
  known = new Map()
  searchedAt = ''
}

/**
 * A copy of an event's parameters, its items completed by what is remembered; remembers what the event shows. One level
 * deep: the page may go on changing its own object.
 */
export const complete = (name: string, params: EventParams): Params => {
  const isList = name === 'view_item_list'
  const shows = isList || name === 'select_item'
  if (name === 'search') {
    searchedAt = address()
    searchList = `search:${params.search_term}`
  }
  const listOf = (item: Item): Partial<Item> | undefined | false =>
    item.item_list_id || params.item_list_id
      ? (params as Partial<Item>)
      : shows && searchedAt === address()
        ? { item_list_id: searchList }
        : !isList && known.get(item.item_id)
  const fill = (item: Item, at: number): Item => {
    const { index = isList ? at + 1 : undefined, item_list_id }: Partial<Item> = { ...listOf(item), ...item }
    const place = { index, item_list_id } as Partial<Item>
    if (shows) {
      // Anew at the end: of what is kept, what was seen last counts as the newest.
      known.delete(item.item_id)
      known.set(item.item_id, place)
    }
    return { ...item, ...place }
  }
  return { ...params, items: params.items?.map(fill) } as Params
}

export const loadTabMemory = (): void => {
  attempt(() => {
    known = new Map([...JSON.parse(readKept(tabShelf)), ...known])
  })
}

export const saveTabMemory = (): void =>
  keep(tabShelf, JSON.stringify([...known].slice(-limits.rememberedItems)))

export const forgetTabMemory = (): void => known.clear()
