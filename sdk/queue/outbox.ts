// Batches stay here until the collector has answered for them: sent, sent again after a pause, or kept for the next page.
import type { Page } from '../browser/page.ts'
import { type Outcome, post } from '../browser/post.ts'
import type { Report } from '../browser/report.ts'
import type { StoredLines } from '../browser/stored-lines.ts'
import type { Notices } from '../candor.ts'
import { limits } from '../protocol/limits.ts'
import { bytesOf, keepaliveBytes } from './seal.ts'

export interface Outbox {
  /** `customer`: who is logged in, as a piece of the batch's text; it is never stored. */
  add_(text: string, customer: string): void
  /** Sends what is not on its way, unless a pause is on. `mayStore`: what an earlier page left, too. */
  send_(mayStore?: boolean): void
  /** The collector asked for a pause, or could not be reached: better to let events wait than to seal each. */
  isPaused_(): boolean
  endPause_(): void
  /** The page may be gone for good: stores what has no answer yet. Not to be called where nothing may be stored. */
  leave_(): void
  forget_(): void
}

interface Waiting {
  text_: string
  customer_: string
  isFlying_?: boolean
  /** The store has it, and with it whoever takes it from there. */
  isStored_?: boolean
}

/** After failures in a row the pause is 1 s, 2 s, 4 s … 256 s, each 50 to 150 % of it. */
const pauseMs = 1000
const longestPause = 8

/** An upper bound: a parameter may be called `id` too. */
const eventsIn = (text: string) => text.split('"id":').length - 1

export function createOutbox(
  page: Page,
  url: string,
  store: StoredLines,
  report: Report,
  tell: (notice: Notices['sent']) => void,
  onPauseEnd: () => void,
): Outbox {
  let waiting: Waiting[] = []
  let failures = 0
  let isPaused = false
  let flyingBytes = 0

  const drop = (batch: Waiting) => {
    waiting = waiting.filter((other) => other !== batch)
  }
  /** The oldest leave, until the rest is within its bounds. */
  const bound = (lines: string[]) => {
    let lost = 0
    while (eventsIn(lines.join()) > limits.storedEvents || lines.join().length > limits.storedCharacters)
      lost += eventsIn(lines.shift() ?? '')
    if (lost) tell({ lost })
    return lines
  }
  const takeStored = () =>
    store((lines) => {
      for (const text_ of lines.reverse()) {
        const own = waiting.find((batch) => batch.text_ === text_)
        if (own) own.isStored_ = false
        else waiting.unshift({ text_, customer_: '' })
      }
      return []
    })
  const pause = (seconds: number) => {
    isPaused = true
    const wait = pauseMs * 2 ** Math.min(failures++, longestPause) * (0.5 + page.Math.random())
    page.setTimeout(endPause, Math.max(seconds * 1000, wait))
  }
  const settle = (batch: Waiting, outcome: Outcome) => {
    const status = 'status' in outcome ? outcome.status : 200
    if (!status || status === 429 || status >= 500) {
      if (batch.isStored_) drop(batch)
      if (!isPaused) pause(('retryAfter' in outcome && outcome.retryAfter) || 0)
    } else {
      failures = 0
      drop(batch)
      if (status > 299) report('dropped', status)
      if (batch.isStored_) store((lines) => lines.filter((line) => line !== batch.text_))
    }
    tell(outcome)
  }
  const send = async (batch: Waiting) => {
    const body = `{"sent_at":${page.Date.now()},${batch.customer_}${batch.text_}`
    const size = bytesOf(body)
    const keepalive = flyingBytes + size <= keepaliveBytes
    const charged = keepalive ? size : 0
    flyingBytes += charged
    batch.isFlying_ = true
    const outcome = await post(page, url, body, keepalive)
    flyingBytes -= charged
    batch.isFlying_ = false
    settle(batch, outcome)
  }
  const endPause = () => {
    isPaused = false
    onPauseEnd()
  }
  return {
    add_(text_, customer_) {
      waiting.push({ text_, customer_ })
    },
    send_(mayStore) {
      if (mayStore) takeStored()
      if (!isPaused) for (const batch of waiting) if (!batch.isFlying_) send(batch)
    },
    isPaused_: () => isPaused,
    endPause_: endPause,
    leave_() {
      const unstored = waiting.filter((batch) => !batch.isStored_)
      store((lines) => bound([...lines, ...unstored.map((batch) => batch.text_)]))
      waiting = waiting.filter((batch) => {
        batch.isStored_ = true
        return batch.isFlying_
      })
    },
    forget_() {
      waiting = []
    },
  }
}
