// Batches as a browser sends them: one page view with every consent, less what a test says otherwise.
import { uuid } from './stored-event.ts'

/** 2026-11-21T12:00:00Z: the hour in which tests happen. */
export const noon = Date.UTC(2026, 10, 21, 12)

export const aVisitor = '6c0c2f6e-5d0f-4b3a-9a51-7f3c1f0f2a10'
export const aSession = '9b1f7a52-1d6b-4c7e-8a43-1f2b3c4d5e6f'

/** Fields as anybody may send them, right or wrong. */
export type AnyFields = Record<string, unknown>

export function wireEvent(fields: AnyFields = {}): AnyFields {
  return { id: uuid(1), name: 'page_view', at: noon, url: 'https://shop.example.com/boots', ...fields }
}

export function wireBatch(fields: AnyFields = {}): AnyFields {
  return {
    sent_at: noon,
    consent: { analytics: true, attribution: true, personalisation: false },
    visitor: aVisitor,
    session: aSession,
    events: [wireEvent()],
    ...fields,
  }
}

/** The bytes of a batch, or of anything else that JSON can hold. */
export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
