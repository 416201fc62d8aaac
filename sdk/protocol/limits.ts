// Every bound of the wire, in one place. Browser and collector read the same numbers.

export const limits = {
  /** Events in one batch. */
  eventsPerBatch: 50,
  /** Bytes of one batch, as sent and after decompression. */
  batchBytes: 64 * 1024,
  /** Characters of one batch as the tag seals it, unless a single event has more: at most 45 kB of UTF-8. */
  batchCharacters: 15_000,
  /** Nesting of the JSON: batch → events → event → params → items → item is 6. */
  jsonDepth: 8,
  /** Items of one e-commerce event. */
  itemsPerEvent: 200,
  /** Scalar parameters of one custom event. */
  customParameters: 20,
  /** Characters of a free text (search term, item name, list name, custom value). */
  textLength: 500,
  /** Characters of an identifier that the shop gives (item, list, transaction, customer, coupon). */
  codeLength: 128,
  /** Characters of a URL or referrer. */
  urlLength: 2048,
  /** Largest money amount, in the currency's major unit. */
  moneyMajor: 1e12,
  /** An event older than this when it arrives is refused: `too_old`. */
  eventAgeDays: 30,
  /** An event ID seen again within this time is a repeat. */
  repeatWindowHours: 48,
  /** Minutes without an event after which a visit is over. */
  visitMinutes: 30,
  /** Events a page holds in memory while the shopper has not answered. */
  heldEvents: 100,
  /** Events that a page leaves on the device for the next one, where consent allows. The oldest go first. */
  storedEvents: 100,
  /** Characters of those events. */
  storedCharacters: 60_000,
  /** Items whose list and position a tab remembers, and orders that it has sent; the newest. */
  rememberedItems: 50,
} as const
