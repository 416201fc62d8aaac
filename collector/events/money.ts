// From a shop's decimal amount to integer minor units.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import { limits } from '../../sdk/protocol/limits.ts'

/**
 * A decimal amount as integer minor units of its currency, half away from zero: `toMinor(1.005, 'EUR')` is 101.
 * The decimal point is moved in the number's shortest decimal form, which is what the shop wrote; multiplying
 * would give 100.49999999999999.
 *
 * Null where the currency is unknown, the amount is not finite, is over `limits.moneyMajor` or cannot be held
 * exactly.
 */
export function toMinor(value: number, currency: string): number | null {
  const digits = currencyDigits.get(currency)
  if (digits === undefined || !Number.isFinite(value) || Math.abs(value) > limits.moneyMajor) return null
  const [mantissa, exponent = '0'] = String(Math.abs(value)).split('e')
  const minor = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
  if (!Number.isSafeInteger(minor)) return null
  return value < 0 ? 0 - minor : minor
}
