// Who comes to the demonstration shop: devices, arrivals, and when in the week and in the day.
import type { Weighted } from './random.ts'

export interface SeedDevice {
  device: string
  browser: string
  os: string
}

export const seedDevices: readonly Weighted<SeedDevice>[] = [
  [{ device: 'phone', browser: 'Mobile Safari', os: 'iOS' }, 30],
  [{ device: 'phone', browser: 'Mobile Chrome', os: 'Android' }, 26],
  [{ device: 'desktop', browser: 'Chrome', os: 'Windows' }, 18],
  [{ device: 'desktop', browser: 'Firefox', os: 'Windows' }, 5],
  [{ device: 'desktop', browser: 'Safari', os: 'Mac OS' }, 9],
  [{ device: 'desktop', browser: 'Edge', os: 'Windows' }, 5],
  [{ device: 'tablet', browser: 'Mobile Safari', os: 'iOS' }, 6],
  [{ device: 'other', browser: 'Samsung Browser', os: 'Tizen' }, 1],
]

export interface SeedArrival {
  publication: string | null
  referrer_host: string | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
}

const direct = {
  publication: null,
  referrer_host: null,
  utm_source: null,
  utm_medium: null,
  utm_campaign: null,
}
const from = (referrer_host: string): SeedArrival => ({ ...direct, referrer_host })
const publication = (id: string): SeedArrival => ({ ...from('blog.example.com'), publication: id })
const newsletter = { ...direct, utm_source: 'newsletter', utm_medium: 'email' }

export const seedArrivals: readonly Weighted<SeedArrival>[] = [
  [direct, 38],
  [from('www.google.com'), 20],
  [from('www.bing.com'), 4],
  [from('l.instagram.com'), 5],
  [from('chatgpt.com'), 2],
  [from('hikes.example.org'), 2],
  [{ ...newsletter, utm_campaign: 'autumn' }, 6],
  [{ ...newsletter, utm_campaign: 'winter' }, 3],
  [publication('P101'), 8],
  [publication('P102'), 5],
  [publication('P103'), 4],
  [publication('P104'), 2],
  [publication('P105'), 1],
]

/** Visits of a weekday against an average day, Monday first. */
export const weekdayCurve = [0.95, 0.9, 0.95, 1, 0.98, 1.05, 1.17] as const

/** Visits by local hour, from midnight: lunch and evening lead. */
export const hourCurve: readonly Weighted<number>[] = [
  6, 3, 2, 1, 1, 2, 6, 14, 22, 28, 32, 36, 46, 40, 32, 30, 32, 38, 46, 54, 62, 58, 40, 18,
].map((weight, hour): Weighted<number> => [hour, weight])
