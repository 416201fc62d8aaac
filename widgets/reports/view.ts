// What the analyst chose to see, and its form in the page's address. Defaults are left out of the address.
import { isDay } from './day.ts'
import { isPreset, type PeriodChoice } from './period.ts'

/** The classes of device that the collector tells apart. */
export const devices = { desktop: 'Desktop', phone: 'Phone', tablet: 'Tablet', other: 'Other' } as const
export type Device = keyof typeof devices
export const isDevice = (text: string): text is Device => Object.hasOwn(devices, text)

export type Theme = 'light' | 'dark'

export interface View {
  /** Default `last-7-days`. */
  period: PeriodChoice
  /** Compared with the previous period; default true. */
  compare: boolean
  /** Only this device; null for all, the default. */
  device: Device | null
  /** null follows the system, the default. */
  theme: Theme | null
}

export const defaultView: View = { period: 'last-7-days', compare: true, device: null, theme: null }

const parsePeriod = (query: URLSearchParams): PeriodChoice => {
  const from = query.get('from') ?? ''
  const to = query.get('to') ?? ''
  if (isDay(from) && isDay(to) && from <= to) return { from, to }
  const name = query.get('period') ?? ''
  return isPreset(name) ? name : defaultView.period
}

/** Reads the address's query; what it cannot read is the default. */
export const parseView = (search: string): View => {
  const query = new URLSearchParams(search)
  const device = query.get('device') ?? ''
  const theme = query.get('theme')
  return {
    period: parsePeriod(query),
    compare: query.get('compare') !== 'no',
    device: isDevice(device) ? device : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  }
}

/** The address's query for a view, with its `?`, or nothing where everything is the default. */
export const printView = ({ period, compare, device, theme }: View): string => {
  const query = new URLSearchParams()
  if (typeof period === 'object') {
    query.set('from', period.from)
    query.set('to', period.to)
  } else if (period !== defaultView.period) query.set('period', period)
  if (!compare) query.set('compare', 'no')
  if (device) query.set('device', device)
  if (theme) query.set('theme', theme)
  const text = query.toString()
  return text && `?${text}`
}
