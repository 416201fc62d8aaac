// Batches stay here until the collector has answered for them: sent, sent again after a pause, or kept for the next page.
import { deviceShelf, keep, readKept } from '../browser/kept-text.ts'
import { page } from '../browser/page.ts'
import { post } from '../browser/post.ts'
import { tell } from '../notices.ts'
import { limits } from '../protocol/limits.ts'
import { flushNow } from './due.ts'

/**
 * Browsers refuse `keepalive` bodies over 64 KiB, all requests of a page together. So many batches of
 * `limits.batchCharacters` stay under it; where their characters are more bytes and the browser refuses one, it is sent
 * again after the pause.
 */
const keepaliveBatches = 4
/** After failures in a row the pause is 1 s, 2 s, 4 s … 256 s, and up to as much again: not all shoppers at once. */
const longestPause = 8

/** Who is logged in, stamped when a batch is sent; never stored. */
export type Stamp = false | { customer?: object | undefined }

/** The stamps by the batches' texts. */
export let batches: Map<string, Stamp>
let flying: Set<string>
/** The collector asked for a pause, or could not be reached: better to let events wait than to seal each. */
export let isPaused: boolean
let failures: number

export const startOutbox = (): void => {
  batches = new Map()
  flying = new Set()
  failures = 0
  isPaused = false
}

export const endPause = (): void => {
  isPaused = false
  flushNow()
}

// JSON holds no line break, so a line is a batch.
const keptTexts = (): string[] => readKept(deviceShelf).match(/.+/g) ?? []

export const send = async (text: string, stamp: Stamp): Promise<void> => {
  flying.add(text)
  const head = JSON.stringify({ sent_at: page.Date.now(), ...stamp })
  const outcome = await post('e', `${head.slice(0, -1)},${text}`, flying.size <= keepaliveBatches)
  flying.delete(text)
  const { status = 200, retryAfter } = outcome
  if (!status || status === 429 || status > 499) {
    const seconds = retryAfter || 2 ** Math.min(failures++, longestPause)
    if (!isPaused) page.setTimeout(endPause, seconds * 1000 * (1 + page.Math.random()))
    isPaused = true
  } else {
    failures = 0
    batches.delete(text)
    keep(deviceShelf, readKept(deviceShelf).replace(text, ''))
  }
  tell('sent', outcome)
}

/**
 * Takes off the shelf what an earlier page left, so that no other tab sends it too. Two tabs that open in one instant
 * may both have read it: the collector stores each event once.
 */
export const takeKeptBatches = (): void => {
  for (const text of keptTexts()) if (!batches.has(text)) batches.set(text, false)
  keep(deviceShelf, '')
}

/** Sends what is not on its way. */
export const sendBatches = (): void =>
  batches.forEach((stamp, text) => {
    if (!flying.has(text)) send(text, stamp)
  })

/** An upper bound: a parameter may be called `id` too. */
const eventsIn = (texts: string | string[] | undefined) => `${texts}`.split('"id":').length - 1

/** The page may be gone for good: stores what has no answer yet. Not to be called where nothing may be stored. */
export const storeBatches = (): void => {
  const texts = [...new Set([...keptTexts(), ...batches.keys()])]
  let lost = 0
  while (eventsIn(texts) > limits.storedEvents || `${texts}`.length > limits.storedCharacters)
    lost += eventsIn(texts.shift())
  keep(deviceShelf, texts.join('\n'))
  // What waits is the shelf's now, and whoever comes first takes it.
  batches.clear()
  if (lost) tell('sent', { lost })
}
