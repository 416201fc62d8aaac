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
  json(): Promise<BatchAnswer>
}

export interface Page {
  readonly document: {
    cookie: string
    readonly referrer: string
  }
  readonly navigator: { readonly doNotTrack?: string | null; readonly globalPrivacyControl?: boolean }
  readonly location: { readonly href: string; readonly search: string }
  readonly history: {
    readonly state: unknown
    replaceState(state: unknown, unused: string, url: string): void
  }
  readonly crypto: {
    getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array
  }
  readonly console: { warn(...parts: unknown[]): void }
  readonly Date: { now(): number }
  fetch(url: string, request: PostRequest): Promise<PostResponse>
  setTimeout(work: () => void, milliseconds: number): unknown
  addEventListener(type: string, listener: () => void, capture: boolean): void
}
