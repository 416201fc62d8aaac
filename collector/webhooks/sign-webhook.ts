// The signature by which a brand knows that a webhook is the collector's, and fresh.
import { createHmac } from 'node:crypto'

/**
 * `t=<ms>,v1=<hex>`: HMAC-SHA-256 under the brand's secret over `<ms>.<body>`. The receiver computes it over the bytes
 * that it got, compares in constant time, and refuses a time more than five minutes from its own clock.
 */
export function signWebhook(body: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}
