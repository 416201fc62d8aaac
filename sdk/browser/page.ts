// What the tag uses of `window`. Only entry files hand in the real one; the tag keeps it here, once.
import type { BatchAnswer } from '../protocol/batch.ts'

export interface PostRequest {
  method: 'POST'
  body: string
  keepalive: boolean
}

export interface PostResponse {
  readonly ok: boolean
  readonly status: number
  readonly headers: { get(name: string): string | null }
  json(): Promise<BatchAnswer>
}

/** What is read of an event, whatever its type. */
export interface PageEvent {
  readonly type: string
  readonly target: EventTarget | null
  /** Of `pageshow`: the page comes back from the back-forward cache. */
  readonly persisted?: boolean
}

type HistoryMethod = (state: unknown, unused: string, url?: string | URL | null) => void

/** A shelf of the browser's storage, by key. Getting at one may throw, and so may each use of it. */
export type Shelf = Record<string, string>

/** What stands on `window` or not, put there by others: anybody's guess. */
export interface Neighbours {
  dataLayer?: unknown
  gtag?: unknown
  __tcfapi?: unknown
  __gpp?: unknown
  candor?: unknown
}

export interface Page extends Neighbours {
  readonly document: {
    cookie: string
    readonly referrer: string
    /** In a background tab, while prerendering, and when the page is left. */
    readonly hidden: boolean
    /** Absent where the browser does not prerender. */
    readonly prerendering?: boolean
    querySelectorAll(selectors: string): ArrayLike<Element> & Iterable<Element>
  }
  readonly navigator: { readonly doNotTrack?: string | null; readonly globalPrivacyControl?: boolean }
  readonly location: {
    readonly href: string
    readonly hostname: string
    readonly pathname: string
    readonly search: string
    readonly hash: string
  }
  readonly history: {
    readonly state: unknown
    pushState: HistoryMethod
    replaceState: HistoryMethod
  }
  readonly localStorage: Shelf
  readonly sessionStorage: Shelf
  readonly crypto: {
    getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array
  }
  readonly console: { warn(...parts: unknown[]): void }
  readonly Date: { now(): number }
  readonly Math: { random(): number }
  /** What is being handled at this moment. */
  readonly event?: Event | undefined
  readonly IntersectionObserver: new (
    onChange: (changes: { isIntersecting: boolean; target: Element }[]) => void,
  ) => { observe(element: Element): void }
  fetch(url: string, request: PostRequest): Promise<PostResponse>
  setTimeout(work: () => void, milliseconds: number): unknown
  addEventListener(type: string, listener: (event: PageEvent) => void, capture: boolean): void
}

/** The page that the tag runs on. */
export let page: Page
// One name each, so that the minifier can shorten them.
export let document: Page['document']
export let history: Page['history']
export let location: Page['location']

export const usePage = (given: Page): void => {
  ;({ document, history, location } = page = given)
}
