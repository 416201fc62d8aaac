// A page in memory: cookies as a browser keeps them, a clock and timers moved by hand, every request and write recorded.

import { createGuard } from '../../../sdk/browser/guard.ts'
import type { Page, PostRequest } from '../../../sdk/browser/page.ts'
import { createReport } from '../../../sdk/browser/report.ts'
import type { Candor } from '../../../sdk/candor.ts'
import { createTag } from '../../../sdk/create-tag.ts'
import type { Batch } from '../../../sdk/protocol/batch.ts'
import { type GivenSettings, toSettings } from '../../../sdk/to-settings.ts'

export interface FakeOptions {
  href?: string
  referrer?: string
  /** Cookies that the browser has already, `name=value`. */
  cookies?: string[]
  doNotTrack?: string | null
  globalPrivacyControl?: boolean
  /** `throw`: as in a sandboxed frame; `drop`: as with cookies switched off. */
  cookieAccess?: 'throw' | 'drop'
  answer?: () => Promise<{ ok: boolean; status: number; json(): Promise<{ accepted: number; refused: [] }> }>
}

export interface CookieWrite {
  name: string
  value: string
  attributes: string[]
  maxAge: number
}

export interface Posted extends PostRequest {
  url: string
  batch: Batch
}

const readWrite = (text: string): CookieWrite => {
  const [pair = '', ...attributes] = text.split('; ')
  const at = pair.indexOf('=')
  const maxAge = Number(attributes.find((attribute) => attribute.startsWith('Max-Age='))?.slice(8))
  return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes, maxAge }
}

const accept = async () => ({ ok: true, status: 202, json: async () => ({ accepted: 1, refused: [] as [] }) })

export function createFakePage(options: FakeOptions = {}) {
  let now = 1_795_294_000_000
  let href = new URL(options.href ?? 'https://shop.example.com/').href
  const jar: { pair: string; until: number }[] = (options.cookies ?? []).map((pair) => ({
    pair,
    until: Infinity,
  }))
  const timers: { at: number; work: () => void }[] = []
  const listeners: Record<string, (() => void)[]> = {}
  const cookieWrites: CookieWrite[] = []
  const posted: Posted[] = []
  const warnings: unknown[][] = []
  const replaced: unknown[][] = []

  const document = {
    referrer: options.referrer ?? '',
    get cookie() {
      if (options.cookieAccess === 'throw') throw new Error('SecurityError')
      return jar
        .filter(({ until }) => until > now)
        .map(({ pair }) => pair)
        .join('; ')
    },
    set cookie(text: string) {
      if (options.cookieAccess === 'throw') throw new Error('SecurityError')
      if (options.cookieAccess === 'drop') return
      const write = readWrite(text)
      cookieWrites.push(write)
      const old = jar.findIndex(({ pair }) => pair.startsWith(`${write.name}=`))
      if (old >= 0) jar.splice(old, 1)
      jar.push({ pair: `${write.name}=${write.value}`, until: now + write.maxAge * 1000 })
    },
  }
  const page: Page = {
    document,
    navigator: {
      doNotTrack: options.doNotTrack ?? null,
      ...(options.globalPrivacyControl !== undefined && {
        globalPrivacyControl: options.globalPrivacyControl,
      }),
    },
    location: {
      get href() {
        return href
      },
      get search() {
        return new URL(href).search
      },
    },
    history: {
      state: { kept: true },
      replaceState(state, unused, url) {
        replaced.push([state, unused, url])
        href = url
      },
    },
    crypto: { getRandomValues: (bytes) => crypto.getRandomValues(bytes) },
    console: { warn: (...line) => warnings.push(line) },
    Date: { now: () => now },
    fetch: async (url, request) => {
      posted.push({ ...request, url, batch: JSON.parse(request.body) })
      return (options.answer ?? accept)()
    },
    setTimeout: (work, milliseconds) => timers.push({ at: now + milliseconds, work }),
    addEventListener(type, listener) {
      listeners[type] = [...(listeners[type] ?? []), listener]
    },
  }
  return {
    page,
    cookieWrites,
    posted,
    warnings,
    replaced,
    /** Every event that left, in order. */
    sent: () => posted.flatMap(({ batch }) => batch.events),
    cookie: (name: string) =>
      jar.find(({ pair, until }) => pair.startsWith(`${name}=`) && until > now)?.pair.slice(name.length + 1),
    cookieNames: () =>
      jar.filter(({ until }) => until > now).map(({ pair }) => pair.slice(0, pair.indexOf('='))),
    lastWrite: (name: string) => cookieWrites.findLast((write) => write.name === name),
    fire: (type: string) => {
      for (const listener of listeners[type] ?? []) listener()
    },
    goTo: (address: string) => {
      href = address
    },
    passSeconds(seconds: number) {
      now += seconds * 1000
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) timer.work()
        else timers.push(timer)
      }
    },
  }
}

export type FakePage = ReturnType<typeof createFakePage>

/** The tag on a fake page, for the brand `shop`, its collector at `https://shop.example.com/_c/`. */
export function startOn(fake: FakePage, settings: Partial<GivenSettings> = {}): Candor {
  const complete = toSettings({ brand: 'shop', pageViews: false, ...settings })
  if (!complete) throw new Error('these settings are not usable')
  const report = createReport(fake.page)
  return createTag(fake.page, complete, 'https://shop.example.com/_c/', createGuard(report), report) as Candor
}

export const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
export const everyPurpose = { analytics: true, attribution: true, personalisation: true }
