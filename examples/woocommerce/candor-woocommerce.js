// Makes the calls that the plugin printed, and follows what happens without a page load: WooCommerce's jQuery events
// (classic themes) and its store events (blocks). Has the stub in it, so that the page needs no inline script.
;(() => {
  if (!window.candor) {
    const calls = []
    window.candor = Object.assign((...call) => calls.push(call), { q: calls })
  }
  const candor = (...call) => window.candor(...call)

  for (const { textContent } of document.querySelectorAll('script.candor-call'))
    candor(...JSON.parse(textContent))

  /** `data-shop_item` is the plugin's; a theme's own button may have only what WooCommerce puts on it. */
  const ofButton = ({ shop_item, product_id, product_sku, quantity }) => {
    const { items, ...params } = shop_item ? JSON.parse(shop_item) : {}
    const item = {
      item_id: product_sku || product_id,
      ...items?.[0],
      ...(quantity && { quantity: Number(quantity) }),
    }
    const value = item.price && Number((item.price * item.quantity).toFixed(4))
    return { ...params, ...(value && { value }), items: [item] }
  }

  const followButton = (command) => (_event, _fragments, _hash, button) => {
    const { dataset } = button?.[0] ?? {}
    if (dataset?.product_id) candor(command, ofButton(dataset))
  }
  window
    .jQuery?.(document.body)
    .on('added_to_cart', followButton('add_to_cart'))
    .on('removed_from_cart', followButton('remove_from_cart'))

  /** The Store API gives money as a text of minor units. */
  const ofProduct = ({ id, sku, name, prices }, quantity) => {
    const price = Number(prices.price) / 10 ** prices.currency_minor_unit
    return {
      currency: prices.currency_code,
      value: Number((price * quantity).toFixed(prices.currency_minor_unit)),
      items: [{ item_id: sku || String(id), item_name: name, price, quantity }],
    }
  }
  const storeEvents = {
    'cart-add-item': ({ product, quantity = 1 }) => candor('add_to_cart', ofProduct(product, quantity)),
    'cart-remove-item': ({ product, quantity = 1 }) =>
      candor('remove_from_cart', ofProduct(product, quantity)),
    'cart-set-item-quantity': ({ product, quantity }) => {
      const more = quantity - product.quantity
      if (more) candor(more > 0 ? 'add_to_cart' : 'remove_from_cart', ofProduct(product, Math.abs(more)))
    },
    'product-view-link': ({ product, listName }) => {
      const { currency, items } = ofProduct(product, 1)
      candor('select_item', { currency, ...(listName && { item_list_id: listName }), items })
    },
  }
  for (const [name, follow] of Object.entries(storeEvents)) {
    window.wp?.hooks?.addAction(`experimental__woocommerce_blocks-${name}`, 'candor', follow)
  }
})()
