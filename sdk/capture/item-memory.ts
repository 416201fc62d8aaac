// The list, the position and the search that showed an item travel with it to the cart and the order line.
import type { Page } from '../browser/page.ts'
import type { StoredLines } from '../browser/stored-lines.ts'
import type { EventParams, Item } from '../protocol/events.ts'
import { limits } from '../protocol/limits.ts'
import type { Params } from './make-event.ts'

type Origin = { [Field in 'item_list_id' | 'item_list_name' | 'index']: Item[Field] | undefined }

export interface ItemMemory {
  /** Completes an event's items by what is remembered, and remembers what it shows. */
  complete_(name: string, params: Params): Params
  /** Whether the page at this address has told its search by itself. */
  isSearched_(): boolean
  load_(): void
  save_(): void
  forget_(): void
}

export function createItemMemory(page: Page, store: StoredLines): ItemMemory {
  let origins = new Map<string, Origin>()
  let searchedAt: string | undefined
  let search: string | undefined
  const isSearched = () => searchedAt === page.location.href
  return {
    complete_(name, params) {
      const { items, item_list_id: named, item_list_name, search_term }: EventParams = params
      if (name === 'search') {
        searchedAt = page.location.href
        search = `search:${search_term}`
      }
      if (!items) return params
      const isList = name === 'view_item_list'
      const shows = isList || name === 'select_item'
      const item_list_id = named || (shows && isSearched() ? search : undefined)
      return {
        ...params,
        items: items.map((item, at) => {
          const list = item_list_id && { item_list_id, item_list_name }
          const known = isList ? { index: at + 1 } : item.item_list_id ? undefined : origins.get(item.item_id)
          const whole = { ...known, ...list, ...item }
          const { item_list_id: id, item_list_name: title, index } = whole
          if (shows) {
            origins.delete(item.item_id)
            origins.set(item.item_id, { item_list_id: id, item_list_name: title, index })
          }
          return whole as Item
        }),
      }
    },
    isSearched_: isSearched,
    load_() {
      store((lines) => {
        origins = new Map([...JSON.parse(lines[0] ?? '[]'), ...origins])
        return lines
      })
    },
    save_() {
      store(() => [JSON.stringify([...origins].slice(-limits.rememberedItems))])
    },
    forget_() {
      origins.clear()
    },
  }
}
