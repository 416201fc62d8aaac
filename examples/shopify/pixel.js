// Candor as a Shopify custom pixel: paste this file whole under Settings → Customer events.
// Its sandbox has no cookie, address or origin of the shop's, so the tag cannot run there: this file speaks
// the tag's wire by itself, through `browser`, whose calls run in the shop's own frame.

const settings = {
  /** The collector's folder, on the shop's own domain, with its last slash. */
  endpoint: 'https://c.shop.example/',
  brand: 'shop-fr',
  /** True where the theme loads the tag: page views and searches outside the checkout are then its work. */
  isTagInTheme: true,
  cookiePrefix: 'Popsell_',
  /** As the tag's cookies have it: the shop's widest domain. Empty: this host only. */
  cookieDomain: 'shop.example',
  /** How long the visitor ID lives; the brand's `cookies.lifetimeHours`. */
  lifetimeHours: 4320,
}

const visitSeconds = 30 * 60
/** Items that one event may carry. */
const mostItems = 200
/** What waits for the shopper's answer, in memory. */
const mostHeld = 100
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const code = /^[\w-]{1,64}$/

const itemOf = ({ id, sku, price, product }, quantity) => ({
  item_id: sku || id,
  item_name: product.title,
  item_brand: product.vendor || undefined,
  item_category: product.type || undefined,
  price: price.amount,
  quantity,
})

const listed = (variants) =>
  variants.slice(0, mostItems).map((variant, at) => ({ ...itemOf(variant), index: at + 1 }))

/** A line's price for one piece, after its discounts. */
const itemOfLine = ({ variant, quantity, finalLinePrice }) => ({
  ...itemOf(variant, quantity),
  price: Number((finalLinePrice.amount / quantity).toFixed(4)),
})

const ofCartLine = ({ cartLine }) => ({
  currency: cartLine.cost.totalAmount.currencyCode,
  value: cartLine.cost.totalAmount.amount,
  items: [itemOf(cartLine.merchandise, cartLine.quantity)],
})

/** The value is the articles', after discounts and without shipping. */
const ofCheckout = ({ checkout }) => ({
  currency: checkout.currencyCode,
  value: (checkout.subtotalPrice ?? checkout.totalPrice)?.amount,
  coupon: checkout.discountApplications.find(({ type }) => type === 'DISCOUNT_CODE')?.title,
  items: checkout.lineItems.filter(({ variant }) => variant).map(itemOfLine),
})

/** Shopify's event, Candor's name for it, and its parameters. */
const events = {
  page_viewed: ['page_view', () => undefined],
  search_submitted: [
    'search',
    ({ searchResult }) => ({
      search_term: searchResult.query,
      results: searchResult.productVariants.length,
    }),
  ],
  collection_viewed: [
    'view_item_list',
    ({ collection }) => ({
      currency: collection.productVariants[0]?.price.currencyCode,
      item_list_id: `collection:${collection.id}`,
      item_list_name: collection.title,
      items: listed(collection.productVariants),
    }),
  ],
  product_viewed: [
    'view_item',
    ({ productVariant }) => ({
      currency: productVariant.price.currencyCode,
      value: productVariant.price.amount,
      items: [itemOf(productVariant, 1)],
    }),
  ],
  product_added_to_cart: ['add_to_cart', ofCartLine],
  product_removed_from_cart: ['remove_from_cart', ofCartLine],
  cart_viewed: [
    'view_cart',
    ({ cart }) => ({
      currency: cart.cost.totalAmount.currencyCode,
      value: cart.cost.totalAmount.amount,
      items: cart.lines.map(({ merchandise, quantity }) => itemOf(merchandise, quantity)),
    }),
  ],
  checkout_started: ['begin_checkout', ofCheckout],
  checkout_completed: [
    'purchase',
    ({ checkout }) => ({
      transaction_id: checkout.order?.id ?? checkout.token,
      ...ofCheckout({ checkout }),
      tax: checkout.totalTax.amount,
      shipping: checkout.shippingLine?.price.amount,
    }),
  ],
}

const purposesOf = ({ analyticsProcessingAllowed, marketingAllowed, preferencesProcessingAllowed }) => ({
  analytics: analyticsProcessingAllowed,
  attribution: marketingAllowed,
  personalisation: preferencesProcessingAllowed,
})

const cookieNamed = async (name, pattern) => {
  const value = await browser.cookie.get(settings.cookiePrefix + name)
  return pattern.test(value) ? value : undefined
}

const scope = `Path=/; SameSite=Lax; Secure${settings.cookieDomain && `; Domain=${settings.cookieDomain}`}`

const setCookie = (name, value, seconds) =>
  browser.cookie.set(`${settings.cookiePrefix}${name}=${value}; Max-Age=${seconds}; ${scope}`)

const keepId = async (name, seconds) => {
  const id = (await cookieNamed(name, uuid)) ?? crypto.randomUUID()
  await setCookie(name, id, seconds)
  return id
}

/** Shopify's answer, less what the shopper refused to Candor itself in the theme. */
const readConsent = async (allowed) => {
  const digits = (await cookieNamed('consent', /^[01]{3}$/)) ?? '111'
  return Object.fromEntries(
    Object.entries(allowed).map(([purpose, yes], at) => [purpose, yes && digits[at] === '1']),
  )
}

const post = async (consent, event) =>
  browser.sendBeacon(
    `${settings.endpoint}e/${settings.brand}`,
    JSON.stringify({
      sent_at: Date.now(),
      consent,
      visitor: await keepId('visitor', settings.lifetimeHours * 3600),
      session: await keepId('visit', visitSeconds),
      publication: consent.attribution ? await cookieNamed('session_shop', code) : undefined,
      events: [event],
    }),
  )

/** Holds what waits for an answer. One work at a time, or one under way would set what a no has deleted. */
const createOutbox = () => {
  let allowed = purposesOf(init.customerPrivacy)
  let held = []
  let last = Promise.resolve()
  const next = (work) => {
    last = last.then(work, work)
  }
  const flush = async () => {
    while (held[0]) {
      const consent = await readConsent(allowed)
      if (!consent.analytics) return
      await post(consent, held.shift())
    }
  }
  const forget = async () => {
    held = []
    await setCookie('visitor', '', 0)
    await setCookie('visit', '', 0)
  }
  return {
    add(event) {
      held = [...held, event].slice(-mostHeld)
      next(flush)
    },
    answer(answer) {
      allowed = purposesOf(answer)
      next(allowed.analytics ? flush : forget)
    },
  }
}

const isTagsWork = (name, { location }) =>
  settings.isTagInTheme &&
  (name === 'page_viewed' || name === 'search_submitted') &&
  !location.pathname.includes('/checkouts/')

const toEvent = (name, { context, data }) => {
  const [command, paramsOf] = events[name]
  return {
    id: crypto.randomUUID(),
    name: command,
    at: Date.now(),
    url: context.document.location.href.replace(/#.*/, ''),
    referrer: context.document.referrer || undefined,
    params: paramsOf(data),
  }
}

/** Shopify gives `null` for a cart or a line that it could not read. */
const isEmpty = ({ data }) => Object.values(data ?? {}).includes(null)

if (navigator.globalPrivacyControl !== true && navigator.doNotTrack !== '1') {
  const outbox = createOutbox()
  for (const name of Object.keys(events)) {
    analytics.subscribe(name, (event) => {
      if (!isTagsWork(name, event.context.document) && !isEmpty(event)) outbox.add(toEvent(name, event))
    })
  }
  customerPrivacy.subscribe('visitorConsentCollected', (event) => outbox.answer(event.customerPrivacy))
}
