// What the tag uses of `window`. Only entry files hand in the real one.
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

/** A shelf of the browser's storage. Getting at one may throw, and so may each use of it. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, text: string): void
  removeItem(key: string): void
}

/** What stands on `window` or not, put there by others: anybody's guess. */
export interface Neighbours {
  dataLayer?: unknown
  gtag?: unknown
  __tcfapi?: unknown
  __gpp?: unknown
}

export interface Page extends Neighbours {
  readonly document: {
    cookie: string
    readonly referrer: string
    readonly visibilityState: string
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
  /** Absent in old browsers. */
  readonly IntersectionObserver?: new (
    onChange: (changes: { isIntersecting: boolean; target: Element }[]) => void,
  ) => { observe(element: Element): void }
  fetch(url: string, request: PostRequest): Promise<PostResponse>
  setTimeout(work: () => void, milliseconds: number): unknown
  addEventListener(type: string, listener: (event: PageEvent) => void, capture: boolean): void
}
