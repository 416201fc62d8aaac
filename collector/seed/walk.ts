// What a shopper does in one visit: the steps, the waiting between them, and the count of what was done.
import type { StoredEvent, StoredItem } from '../stores/events.ts'
import { type SeedProduct, seedSearches } from './catalogue.ts'
import type { Random } from './random.ts'
import type { SeedTotals } from './totals.ts'

/** One event of a visit: what it is and how long after the visit's start. */
export interface Step {
  name: string
  /** Milliseconds after the visit's start. */
  after: number
  path: string
  fields: Partial<StoredEvent>
}

export interface Walk {
  steps: Step[]
  counts: Pick<SeedTotals, 'page_views' | 'searches' | 'searches_empty' | 'add_to_carts' | 'orders'>
}

export interface Shop {
  products: readonly SeedProduct[]
  currency: string
  /** A new order ID. */
  orderId(): string
}

/** Longest time a walk can take: 16 waits of at most 60 s. Visits start early enough not to cross midnight. */
export const longestWalkMs = 16 * 60_000

/** How likely a shopper goes on, at each turn. */
const odds = {
  looks: 0.72,
  looksAgain: 0.35,
  searches: 0.46,
  opens: 0.58,
  adds: 0.24,
  checksOut: 0.55,
  pays: 0.62,
}

export function walk(random: Random, shop: Shop): Walk {
  const trail = createTrail(random)
  const cart: StoredItem[] = []
  trail.visit(random.chance(0.6) ? '/shop/' : '/shop/list.html')
  let looks = random.chance(odds.looks) ? 1 : 0
  for (; looks > 0 && looks <= 3; looks = random.chance(odds.looksAgain) ? looks + 1 : 0) {
    look(random, shop, trail, cart)
  }
  if (cart.length > 0 && random.chance(odds.checksOut)) checkOut(random, shop, trail, cart)
  return trail.walk
}

/** Search or browse, perhaps open a product, perhaps put it into the cart. */
function look(random: Random, shop: Shop, trail: Trail, cart: StoredItem[]): void {
  const list = random.chance(odds.searches) ? search(random, shop, trail) : browse(random, shop, trail)
  const chosen = list[random.between(0, list.length - 1)]
  if (chosen === undefined || !random.chance(odds.opens)) return
  trail.wait()
  trail.record('select_item', { item_list_id: chosen.item_list_id, items: [chosen] })
  trail.visit('/shop/product.html')
  const seen = { currency: shop.currency, value_minor: chosen.price_minor, items: [chosen] }
  trail.record('view_item', seen)
  if (!random.chance(odds.adds)) return
  const quantity = random.chance(0.15) ? 2 : 1
  const line = { ...chosen, quantity }
  cart.push(line)
  trail.wait()
  trail.walk.counts.add_to_carts += 1
  trail.record('add_to_cart', { currency: shop.currency, value_minor: sumOf([line]), items: [line] })
}

function search(random: Random, shop: Shop, trail: Trail): StoredItem[] {
  const { term, results } = random.pick(seedSearches)
  trail.visit('/shop/search.html')
  trail.walk.counts.searches += 1
  if (results === 0) trail.walk.counts.searches_empty += 1
  trail.record('search', { search_term: term, results })
  return list(random, shop, trail, `search:${term.toLowerCase()}`, results)
}

function browse(random: Random, shop: Shop, trail: Trail): StoredItem[] {
  const category = shop.products[random.between(0, shop.products.length - 1)]?.category.toLowerCase() ?? 'all'
  trail.visit('/shop/list.html')
  return list(random, shop, trail, `category:${category}`, random.between(4, 8))
}

function list(random: Random, shop: Shop, trail: Trail, id: string, length: number): StoredItem[] {
  const start = random.between(0, shop.products.length - 1)
  const turned = [...shop.products.slice(start), ...shop.products.slice(0, start)]
  const items = turned.slice(0, length).map((product, index) => itemOf(product, id, index + 1))
  if (items.length > 0) trail.record('view_item_list', { item_list_id: id, items })
  return items
}

function checkOut(random: Random, shop: Shop, trail: Trail, items: StoredItem[]): void {
  const cart = { currency: shop.currency, value_minor: sumOf(items), items }
  trail.visit('/shop/cart.html')
  trail.record('view_cart', cart)
  trail.visit('/shop/checkout.html')
  trail.record('begin_checkout', cart)
  if (!random.chance(odds.pays)) return
  trail.visit('/shop/thanks.html')
  trail.walk.counts.orders += 1
  trail.record('purchase', { ...cart, transaction_id: shop.orderId(), shipping_minor: 0, tax_minor: 0 })
}

/** The recorder of one walk: it keeps the time and the count. */
interface Trail {
  walk: Walk
  wait(): void
  /** Waits, then opens a page. */
  visit(path: string): void
  /** At the same moment as the last step. */
  record(name: string, fields: Partial<StoredEvent>): void
}

function createTrail(random: Random): Trail {
  const counts = { page_views: 0, searches: 0, searches_empty: 0, add_to_carts: 0, orders: 0 }
  const walk: Walk = { steps: [], counts }
  let path = '/shop/'
  let after = 0
  const wait = () => {
    after += random.between(2000, 60_000)
  }
  const record = (name: string, fields: Partial<StoredEvent>) => {
    walk.steps.push({ name, after, path, fields })
  }
  const visit = (next: string) => {
    if (walk.steps.length > 0) wait()
    path = next
    walk.counts.page_views += 1
    record('page_view', {})
  }
  return { walk, wait, visit, record }
}

function itemOf(product: SeedProduct, list: string, index: number): StoredItem {
  return {
    item_id: product.item_id,
    item_name: product.name,
    item_brand: product.brand,
    item_category: product.category,
    price_minor: product.price_minor,
    quantity: 1,
    index,
    item_list_id: list,
    item_list_name: null,
  }
}

function sumOf(items: readonly StoredItem[]): number {
  return items.reduce((sum, { price_minor, quantity }) => sum + (price_minor ?? 0) * (quantity ?? 1), 0)
}
