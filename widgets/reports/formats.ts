// Numbers, money, shares and days as text, for one locale. Null never comes here: see measure-text.
import { type Day, dayIn, dayTime } from './day.ts'
import type { Period } from './period.ts'

export interface Money {
  /** ISO 4217; null or unreadable: the amount stands alone. */
  currency: string | null
  /** Decimal digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
  digits: number
}

export interface Formats {
  count(value: number): string
  /** @param minor integer minor units, exact to 2^52 */
  money(minor: number, money: Money): string
  /** @param share from 0 to 1 */
  rate(share: number): string
  /** One digit after the point. */
  decimal(value: number): string
  /** Whole seconds: `48 s`, `3 min 05 s`. */
  duration(seconds: number): string
  /** A relative change with its sign: `+4%`, `−2%`. */
  change(share: number): string
  /** A difference of two shares in percentage points, with its sign: `+0.3 pt`. */
  points(difference: number): string
  /** `21 Nov` */
  day(day: Day): string
  /** `Sat 21 Nov` */
  weekday(day: Day): string
  /** `1–30 Nov 2026` */
  period(period: Period): string
  /** `21:28` of the zone, with its day where that is not `today`. */
  instant(time: number, zone: string, today: Day): string
}

const isCurrency = (code: string | null): code is string => code !== null && /^[A-Z]{3}$/.test(code)

const moneyStyle = ({ currency, digits }: Money): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
  ...(isCurrency(currency) && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
})

/** The true minus, as wide as a plus. */
const trueMinus = (text: string): string => text.replace('-', '−')

/** @param locale a BCP 47 tag, e.g. `en-GB` */
export const createFormats = (locale: string): Formats => {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: number) => trueMinus(format.format(value))
  }
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const short = date({ day: 'numeric', month: 'short' })
  const long = date({ weekday: 'short', day: 'numeric', month: 'short' })
  const range = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const signed = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const
  const points = number(signed)
  return {
    count: number({ maximumFractionDigits: 0 }),
    money: (minor, money) => number(moneyStyle(money))(minor / 10 ** money.digits),
    decimal: number({ maximumFractionDigits: 1 }),
    duration: (seconds) => {
      const rest = Math.round(seconds) % 60
      const minutes = (Math.round(seconds) - rest) / 60
      return minutes === 0 ? `${rest} s` : `${minutes} min ${String(rest).padStart(2, '0')} s`
    },
    rate: number({ style: 'percent', maximumFractionDigits: 1 }),
    change: number({ style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 }),
    points: (difference) => `${points(difference * 100)} pt`,
    day: (day) => short.format(dayTime(day)),
    weekday: (day) => long.format(dayTime(day)).replace(',', ''),
    period: ({ from, to }) => range.formatRange(dayTime(from), dayTime(to)),
    instant: (time, zone, today) => {
      const clock = date({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(time)
      const day = dayIn(zone, time)
      return day === today ? clock : `${short.format(dayTime(day))}, ${clock}`
    },
  }
}
