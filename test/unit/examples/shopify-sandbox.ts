// The sandbox of a Shopify custom pixel, and the pasted file running in it.
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import documented from '../../../examples/shopify/events.json'

export type EventName = Exclude<keyof typeof documented, 'init'>
type Listener = (event: object) => void

const pixel = readFileSync('examples/shopify/pixel.js', 'utf8')
export const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
export const yes = {
  analyticsProcessingAllowed: true,
  marketingAllowed: true,
  preferencesProcessingAllowed: true,
}
export const no = {
  analyticsProcessingAllowed: false,
  marketingAllowed: false,
  preferencesProcessingAllowed: false,
}

/** A message to another frame and back is at least one turn of the event loop. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Shopify's sandbox as its types describe it: asynchronous cookies of the top frame, a beacon, two event buses. */
export function createSandbox(customerPrivacy: object, signals: object = {}) {
  const jar = new Map<string, string>()
  const written: string[] = []
  const sent: { url: string; body: string }[] = []
  const listeners = new Map<string, Listener>()
  const subscribe = (name: string, listener: Listener) => listeners.set(name, listener)
  const browser = {
    cookie: {
      async get(name: string) {
        await turn()
        return jar.get(name) ?? ''
      },
      async set(cookie: string) {
        await turn()
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        written.push(cookie)
        if (cookie.includes('Max-Age=0')) jar.delete(name)
        else jar.set(name, value)
      },
    },
    sendBeacon: async (url: string, body: string) => sent.push({ url, body }) > 0,
  }
  const given = {
    analytics: { subscribe },
    browser,
    init: { customerPrivacy },
    customerPrivacy: { subscribe },
    navigator: signals,
  }
  return {
    jar,
    written,
    sent,
    listeners,
    /** `change` is what a shop's admin would edit in the paste. */
    start: (change = (text: string) => text) =>
      compileFunction(change(pixel), Object.keys(given))(...Object.values(given)),
    publish(name: EventName, pathname = '/products/boots', data: object = documented[name].data) {
      const location = { href: `https://shop.example${pathname}#top`, pathname }
      listeners.get(name)?.({ name, data, context: { document: { location, referrer: '' } } })
    },
    answer: (answer: object) => listeners.get('visitorConsentCollected')?.({ customerPrivacy: answer }),
  }
}

export type Sandbox = ReturnType<typeof createSandbox>

/** Longer than what 100 events need. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 1000; turns += 1) await turn()
}
export const batches = ({ sent }: Sandbox) => sent.map(({ body }) => JSON.parse(body))
export const commands = (sandbox: Sandbox) =>
  batches(sandbox).flatMap(({ events }) => events.map(({ name }: { name: string }) => name))
