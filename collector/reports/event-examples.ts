// How a shop sends each event that reports look at: one line of code, shown where an event is missing.

const tag = '<script async src="https://shop.example/_c/<brand>.js"></script>'

export const eventExamples = {
  page_view: tag,
  search: "candor('search', { search_term: 'boots', results: 12 })",
  view_item_list:
    "candor('view_item_list', { item_list_id: 'category:boots', items: [{ item_id: 'SKU1', item_name: 'Boots' }] })",
  select_item:
    "candor('select_item', { item_list_id: 'category:boots', items: [{ item_id: 'SKU1', index: 1 }] })",
  view_item: "candor('view_item', { items: [{ item_id: 'SKU1', item_name: 'Boots', price: 29.95 }] })",
  add_to_cart:
    "candor('add_to_cart', { currency: 'EUR', value: 29.95, items: [{ item_id: 'SKU1', price: 29.95, quantity: 1 }] })",
  begin_checkout: "candor('begin_checkout', { currency: 'EUR', value: 29.95, items: [{ item_id: 'SKU1' }] })",
  purchase:
    "candor('purchase', { transaction_id: 'T1', currency: 'EUR', value: 29.95, items: [{ item_id: 'SKU1', price: 29.95, quantity: 1 }] })",
} as const

/** An event that a report cannot do without. */
export type NeededEvent = keyof typeof eventExamples
