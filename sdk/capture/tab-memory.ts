// What a tab remembers: the list, the position and the search that showed an item, which travel with it to the cart and
// the order line; and the orders that it has sent, so that a thank-you page loaded again sends nothing.
import { attempt } from '../browser/attempt.ts'
import type { KeptText } from '../browser/kept-text.ts'
import type { Page } from '../browser/page.ts'
import type { EventParams, Item } from '../protocol/events.ts'
import { limits } from '../protocol/limits.ts'
import type { Params } from './make-event.ts'

export interface TabMemory {
  /** Completes an event's items by what is remembered, and remembers what it shows. Nothing: the order is known. */
  complete_(name: string, params: EventParams): Params | undefined
  /** Whether the search of the page at this address is told. */
  isSearched_(): boolean
  load_(): void
  save_(): void
  forget_(): void
}

export function createTabMemory(page: Page, kept: KeptText): TabMemory {
  /** By item: its list and place; by order: nothing. */
  let known = new Map<string, object>()
  let searchedAt: string | undefined
  let search: string | undefined
  const isSearched = () => searchedAt === page.location.href
  return {
    complete_(name, params) {
      const { items, search_term, transaction_id } = params
      const isList = name === 'view_item_list'
      const shows = isList || name === 'select_item'
      if (name === 'search') {
        searchedAt = page.location.href
        search = `search:${search_term}`
      }
      if (name === 'purchase' && transaction_id) {
        const order = `order:${transaction_id}`
        if (known.has(order)) return undefined
        known.set(order, {})
      }
      const fill = (item: Item, at: number) => {
        const list = item.item_list_id || params.item_list_id || (shows && isSearched() && search)
        const { index, item_list_id, item_list_name }: Partial<Item> = {
          ...(isList ? { index: at + 1 } : !list && known.get(item.item_id)),
          ...(list && params),
          ...(list && { item_list_id: list }),
          ...item,
        }
        const place = { index, item_list_id, item_list_name }
        if (shows) known.set(item.item_id, place)
        return { ...item, ...place } as Item
      }
      return items ? { ...params, items: items.map(fill) } : params
    },
    isSearched_: isSearched,
    load_() {
      attempt(() => {
        known = new Map([...JSON.parse(kept.read_()), ...known])
      })
    },
    save_() {
      kept.write_(JSON.stringify([...known].slice(-limits.rememberedItems)))
    },
    forget_() {
      known.clear()
    },
  }
}
