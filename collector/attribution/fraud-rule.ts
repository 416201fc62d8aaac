// E18: what is too often to be believed, and how each reason is shown. A held credit waits until somebody releases it.
import type { HeldReason } from './credit-order.ts'

/**
 * Of one publication, by one pseudonym: network, device, browser and system together. The network's pseudonym changes
 * with the day's salt, so a pseudonym lives one day (UTC).
 */
export const fraudRule = {
  /** Clicks beyond these are flagged, and so is every touch of their browser. */
  clicksADay: 20,
  /** Orders beyond these are flagged. */
  ordersADay: 3,
} as const

/** What stands beside a held credit. */
export const heldReasons: Readonly<Record<HeldReason, string>> = {
  own_browser:
    'The touch or the order is of a browser in which the publication’s own ambassador picks products.',
  many_clicks: `The touch is of a browser that clicked the publication more than ${fraudRule.clicksADay} times in a day.`,
  many_orders: `One browser of one network ordered by the publication more than ${fraudRule.ordersADay} times in a day; those beyond are held.`,
}
