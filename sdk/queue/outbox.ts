// Batches stay here until the collector has answered for them: sent, sent again after a pause, or kept for the next page.
import type { KeptText } from '../browser/kept-text.ts'
import type { Page } from '../browser/page.ts'
import { type Outcome, post } from '../browser/post.ts'
import type { Report } from '../browser/report.ts'
import type { Notices } from '../candor.ts'
import { limits } from '../protocol/limits.ts'
import { bytesOf, keepaliveBytes } from './seal.ts'

export interface Outbox {
  /** `customer`: who is logged in, as a piece of the batch's text; it is never stored. */
  add_(text: string, customer: string): void
  /** Sends what is not on its way, unless a pause is on. `mayStore`: what an earlier page left, too. */
  send_(mayStore: boolean): void
  /** The collector asked for a pause, or could not be reached: better to let events wait than to seal each. */
  isPaused_(): boolean
  endPause_(): void
  /** The page may be gone for good: stores what has no answer yet. Not to be called where nothing may be stored. */
  leave_(): void
  forget_(): void
}

/** After failures in a row the pause is 1 s, 2 s, 4 s … 256 s, and up to as much again: not all shoppers at once. */
const longestPause = 8

/** An upper bound: a parameter may be called `id` too. */
const eventsIn = (text: string) => text.split('"id":').length - 1

export function createOutbox(
  page: Page,
  url: string,
  kept: KeptText,
  report: Report,
  tell: (notice: Notices['sent']) => void,
  onPauseEnd: () => void,
): Outbox {
  /** The customer by the batch's text. */
  const batches = new Map<string, string>()
  const flying = new Set<string>()
  let failures = 0
  let isPaused = false
  let flyingBytes = 0

  // JSON holds no line break, so a line is a batch.
  const keptTexts = () => kept.read_().split('\n')
  const endPause = () => {
    isPaused = false
    onPauseEnd()
  }
  const settle = (text: string, { status = 200, retryAfter }: Outcome) => {
    if (!status || status === 429 || status > 499) {
      const seconds = retryAfter || 2 ** Math.min(failures++, longestPause)
      if (!isPaused) page.setTimeout(endPause, seconds * 1000 * (1 + page.Math.random()))
      isPaused = true
    } else {
      failures = 0
      batches.delete(text)
      const others = keptTexts().filter((other) => other !== text)
      kept.write_(others.join('\n'))
      if (status > 299) report('dropped', status)
    }
  }
  const send = async (text: string, customer: string) => {
    const body = `{"sent_at":${page.Date.now()},${customer}${text}`
    const size = bytesOf(body)
    flying.add(text)
    flyingBytes += size
    const outcome = await post(page, url, body, flyingBytes <= keepaliveBytes)
    flyingBytes -= size
    flying.delete(text)
    settle(text, outcome)
    tell(outcome)
  }
  // Taken off the shelf before they are sent, so that no other tab sends them too.
  const takeKept = () => {
    for (const text of keptTexts()) if (text && !batches.has(text)) batches.set(text, '')
    kept.write_('')
  }
  return {
    add_: (text, customer) => batches.set(text, customer),
    send_(mayStore) {
      if (mayStore) takeKept()
      if (!isPaused) for (const batch of batches) if (!flying.has(batch[0])) send(...batch)
    },
    isPaused_: () => isPaused,
    endPause_: endPause,
    leave_() {
      let texts = [...new Set([...keptTexts(), ...batches.keys()])].join('\n')
      let lost = 0
      while (eventsIn(texts) > limits.storedEvents || texts.length > limits.storedCharacters) {
        texts = texts.replace(/.*\n?/, (oldest) => {
          lost += eventsIn(oldest)
          return ''
        })
      }
      kept.write_(texts)
      // What waits is the shelf's now, and whoever comes first takes it.
      for (const text of batches.keys()) if (!flying.has(text)) batches.delete(text)
      if (lost) tell({ lost })
    },
    forget_: () => batches.clear(),
  }
}
