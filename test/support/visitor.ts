// A person in a real Chromium: a profile of their own, everything they send and are given noted by name.
import {
  type Browser,
  type BrowserContext,
  type Cookie,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
import { chromiumPath } from './chromium-path.ts'

export interface Visitor {
  page: Page
  /** Requests to the collector's events route, oldest first; those sent while a page is being left may be missing. */
  batches: () => SentBatch[]
  /** Every address asked for. */
  requests: () => string[]
  cookies: () => Promise<Cookie[]>
  /** Keys of every storage that a page has. */
  storageKeys: () => Promise<string[]>
  /** What went wrong on the pages: exceptions, console errors, policy violations. */
  troubles: () => string[]
  leave: () => Promise<void>
}

export interface SentBatch {
  url: string
  body: {
    consent: Record<string, boolean>
    visitor?: string
    session?: string
    publication?: string
    customer?: object
    url?: string
    events: { id: string; name: string; url?: string; params?: Record<string, unknown> }[]
  }
}

export interface Wishes {
  /** `navigator.doNotTrack` and the header `DNT`. */
  dnt?: boolean
  /** `navigator.globalPrivacyControl` and the header `Sec-GPC`. */
  gpc?: boolean
  /** Runs in every page before its own scripts. */
  before?: () => void
  width?: number
  colorScheme?: 'light' | 'dark'
}

/** A usual desktop browser: a robot's name (headless ones say so) would be refused. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36'

/** For what a page is to show or let happen, in milliseconds: a machine that others use too is slow at times. */
const patience = 60_000

const flags = [
  // As a flag, so that requests sent while a page is being left carry it too.
  `--user-agent=${userAgent}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface ChromiumOptions {
  /** The browser with its windows, which costs four times as much; default false: its headless shell does. */
  isWhole?: boolean
  /** Playwright switches the back-forward cache off, and the headless shell has none; default false. */
  hasBackForwardCache?: boolean
  /** More flags, e.g. `--host-resolver-rules=…`. */
  more?: string[]
}

export function launchChromium(options: ChromiumOptions = {}): Promise<Browser> {
  const { hasBackForwardCache = false, isWhole = hasBackForwardCache, more = [] } = options
  return chromium.launch({
    executablePath: chromiumPath(isWhole, process.env),
    args: [...flags, ...more],
    headless: true,
    ignoreDefaultArgs: hasBackForwardCache ? ['--disable-back-forward-cache'] : [],
  })
}

export async function createVisitor(browser: Browser, wishes: Wishes = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: wishes.width ?? 1280, height: 900 },
    colorScheme: wishes.colorScheme ?? 'light',
    extraHTTPHeaders: { ...(wishes.dnt ? { DNT: '1' } : {}), ...(wishes.gpc ? { 'Sec-GPC': '1' } : {}) },
  })
  context.setDefaultTimeout(patience)
  await makeWishes(context, wishes)
  const page = await context.newPage()
  const requests: Request[] = []
  const troubles: string[] = []
  context.on('request', (request) => requests.push(request))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  return {
    page,
    requests: () => requests.map((request) => request.url()),
    batches: () => requests.filter((request) => isBatch(request)).map(readBatch),
    cookies: () => context.cookies(),
    storageKeys: () => page.evaluate(storageKeys),
    troubles: () => troubles,
    leave: () => context.close(),
  }
}

async function makeWishes(context: BrowserContext, { dnt, gpc, before }: Wishes): Promise<void> {
  const define = (name: string) => (value: unknown) => [name, value] as const
  const wishes = [dnt ? define('doNotTrack')('1') : null, gpc ? define('globalPrivacyControl')(true) : null]
  for (const wish of wishes) {
    if (wish) await context.addInitScript(setOnNavigator, wish)
  }
  if (before) await context.addInitScript(before)
}

function setOnNavigator([name, value]: readonly [string, unknown]): void {
  Object.defineProperty(Navigator.prototype, name, { configurable: true, get: () => value })
}

function isBatch(request: Request): boolean {
  return new URL(request.url()).pathname.includes('/e/')
}

function readBatch(request: Request): SentBatch {
  return { url: request.url(), body: JSON.parse(request.postData() ?? '{}') }
}

async function storageKeys(): Promise<string[]> {
  const databases = await indexedDB.databases()
  return [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases.map(({ name }) => String(name)),
    ...(await caches.keys()),
  ]
}
