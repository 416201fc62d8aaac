// A page in memory: cookies as a browser keeps them, a clock and timers moved by hand, every request and write recorded.
import { vi } from 'vitest'
import {
  type Neighbours,
  type Page,
  type PageEvent,
  type PostRequest,
  type Shelf,
  usePage,
} from '../../../sdk/browser/page.ts'
import type { Candor } from '../../../sdk/candor.ts'
import { say } from '../../../sdk/consent/shopper-consent.ts'
import { createTag, type EarlyCalls } from '../../../sdk/create-tag.ts'
import type { Batch } from '../../../sdk/protocol/batch.ts'
import { useSettings } from '../../../sdk/settings.ts'
import { type GivenSettings, toSettings } from '../../../sdk/to-settings.ts'
import { type CookieOptions, createFakeCookies, type Jar } from './fake-cookies.ts'

export interface FakeOptions extends CookieOptions {
  href?: string
  referrer?: string
  doNotTrack?: string | null
  globalPrivacyControl?: boolean
  answer?: (request: PostRequest) => Promise<Answer>
  /** Whose cookies and device shelf it shares: another tab of the same browser. `cookies` and `stored` are unused then. */
  besides?: Browser
  hidden?: boolean
  prerendering?: boolean
  /** What the device's shelf holds already, by key. */
  stored?: Record<string, string>
  /** What the tab's shelf holds already, by key. */
  storedInTab?: Record<string, string>
  /** `throw`: as with cookies blocked. */
  storageAccess?: 'throw'
  /** What others have put on the window. */
  neighbours?: Neighbours
  /** Where elements are; without it the page has none. */
  elements?: Pick<Document, 'querySelectorAll'>
}

/** What the tabs of a browser share. */
export interface Browser {
  readonly jar: Jar
  readonly local: Map<string, string>
}

/** As much of a response as the tag looks at. */
export type Answer = Awaited<ReturnType<Page['fetch']>>

export const answerOf = (status: number, headers: Record<string, string> = {}): Answer => ({
  ok: status < 300,
  status,
  headers: new Headers(headers),
  json: async () => ({ accepted: 1, refused: [] }),
})

export interface Posted extends PostRequest {
  url: string
  batch: Batch
}

/** A shelf, and what lies on it. */
function createShelf(lines: Map<string, string>, access: FakeOptions['storageAccess']): Shelf {
  const look = () => {
    if (access === 'throw') throw new Error('SecurityError')
    return lines
  }
  return new Proxy<Shelf>(
    {},
    {
      get: (_, key) => look().get(String(key)),
      set: (_, key, text) => !!look().set(String(key), text),
      deleteProperty: (_, key) => look().delete(String(key)) || true,
    },
  )
}

export function createFakePage(options: FakeOptions = {}) {
  let now = 1_795_294_000_000
  let href = new URL(options.href ?? 'https://shop.example.com/').href
  const timers: { at: number; work: () => void }[] = []
  const listeners: Record<string, ((event: PageEvent) => void)[]> = {}
  const local = options.besides?.local ?? new Map(Object.entries(options.stored ?? {}))
  const session = new Map(Object.entries(options.storedInTab ?? {}))
  const cookies = createFakeCookies(
    options,
    () => now,
    () => new URL(href).hostname,
  )
  const posted: Posted[] = []
  const warnings: unknown[][] = []
  const replaced: unknown[][] = []

  const document = {
    referrer: options.referrer ?? '',
    hidden: options.hidden ?? false,
    ...(options.prerendering !== undefined && { prerendering: options.prerendering }),
    querySelectorAll: (selectors: string): ArrayLike<Element> & Iterable<Element> =>
      options.elements?.querySelectorAll(selectors) ?? [],
    get cookie() {
      return cookies.read()
    },
    set cookie(text: string) {
      cookies.write(text)
    },
  }
  const move = (_state: unknown, _unused: string, url?: string | URL | null) => {
    href = new URL(url ?? '', href).href
  }
  const page: Page = {
    ...options.neighbours,
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
      get hostname() {
        return new URL(href).hostname
      },
      get pathname() {
        return new URL(href).pathname
      },
      get search() {
        return new URL(href).search
      },
      get hash() {
        return new URL(href).hash
      },
    },
    history: {
      state: { kept: true },
      pushState: move,
      replaceState(state, unused, url) {
        replaced.push([state, unused, url])
        move(state, unused, url)
      },
    },
    localStorage: createShelf(local, options.storageAccess),
    sessionStorage: createShelf(session, options.storageAccess),
    Math: { random: () => 0.5 },
    crypto: { getRandomValues: (bytes) => crypto.getRandomValues(bytes) },
    console: { warn: (...line) => warnings.push(line) },
    Date: { now: () => now },
    fetch: async (url, request) => {
      posted.push({ ...request, url, batch: JSON.parse(request.body) })
      return options.answer ? options.answer(request) : answerOf(202)
    },
    IntersectionObserver: class {
      observe() {}
    },
    setTimeout: (work, milliseconds) => timers.push({ at: now + milliseconds, work }),
    addEventListener(type, listener) {
      listeners[type] = [...(listeners[type] ?? []), listener]
    },
  }
  return {
    page,
    cookieWrites: cookies.writes,
    posted,
    warnings,
    replaced,
    document,
    jar: cookies.jar,
    local,
    session,
    /** Every event that left, in order. */
    sent: () =>
      posted.flatMap(({ batch: { url, referrer, events } }) =>
        events.map((event) => ({ ...(url && { url }), ...(referrer && { referrer }), ...event })),
      ),
    /** What was asked of the collector's cookie route. */
    asked: () => posted.filter(({ url }) => url.includes('/c/')).map(({ body }): unknown => JSON.parse(body)),
    cookie: cookies.valueOf,
    cookieNames: cookies.names,
    lastWrite: (name: string) => cookies.writes.findLast((write) => write.name === name),
    fire: (type: string, event: Partial<PageEvent> = {}) => {
      for (const listener of listeners[type] ?? []) listener({ type, target: null, ...event })
    },
    /** Lets the answers arrive. */
    settle: async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    },
    goTo: (address: string) => {
      href = address
    },
    passSeconds(seconds: number) {
      now += seconds * 1000
      // In the order of time; what a timer sets for now is due now.
      for (
        let due = timers.filter(({ at }) => at <= now);
        due.length;
        due = timers.filter(({ at }) => at <= now)
      ) {
        const [next] = due.toSorted((a, b) => a.at - b.at)
        if (!next) return
        timers.splice(timers.indexOf(next), 1)
        next.work()
      }
    },
  }
}

export type FakePage = ReturnType<typeof createFakePage>

const folder = 'https://shop.example.com/_c/'
const complete = (settings: Partial<GivenSettings>) => {
  const resolved = toSettings({ brand: 'shop', pageViews: false, ...settings })
  if (!resolved) throw new Error('these settings are not usable')
  return resolved
}

/** For the test of a single module: the page and the settings that it reads, without a tag. */
export function useOn(fake: FakePage, settings: Partial<GivenSettings> = {}): void {
  usePage(fake.page)
  useSettings(complete(settings), folder)
}

/**
 * The tag on a fake page, for the brand `shop`, its collector at `https://shop.example.com/_c/`. There is one tag, as in a
 * page: a later one takes the place of an earlier, which no longer does anything.
 */
export function startOn(fake: FakePage, settings: Partial<GivenSettings> = {}, early?: EarlyCalls): Candor {
  useOn(fake, settings)
  // What was answered on a page goes with that page, whose scripts a browser loads anew.
  say()
  return createTag(early) as Candor
}

/** A tag beside the others, with modules of its own as each tab has: for what two tabs do at once. */
export async function startBeside(fake: FakePage, settings: Partial<GivenSettings> = {}): Promise<Candor> {
  vi.resetModules()
  const [browser, brand, tag] = await Promise.all([
    import('../../../sdk/browser/page.ts'),
    import('../../../sdk/settings.ts'),
    import('../../../sdk/create-tag.ts'),
  ])
  browser.usePage(fake.page)
  brand.useSettings(complete(settings), folder)
  return tag.createTag() as Candor
}

export const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
export const everyPurpose = { analytics: true, attribution: true, personalisation: true }
