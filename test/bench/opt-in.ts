// Taking opt-ins in: from sending a popin's answer to its 202, which comes once it is on disk. Beside it, in turns, what
// a disk takes for the same bytes: an append and its `fdatasync`. What follows an answer (contact, ledger, mail) runs too.
import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PopinAnswer } from '../../sdk/protocol/popin.ts'
import { brand, type Candor, createCandor } from './candor.ts'
import { type Figure, figure, median, percentile } from './figure.ts'
import { type MailSink, startMailSink } from './mail-sink.ts'
import type { ServerProcess } from './server-process.ts'
import { browserHeaders } from './shopper-batches.ts'

const rounds = 5
const alone = { submissions: 100, atOnce: 1 }
const crowd = { submissions: 200, atOnce: 50 }

/** Milliseconds of each submission, or write. */
interface Waits {
  disk: number[]
  alone: number[]
  crowd: number[]
  /** Submissions a second of each round of the crowd. */
  perSecond: number[]
  /** Of the collector, until everything has come of all submissions. */
  cpuMicrosPerSubmission: number
}

export async function measureOptIn(): Promise<Figure[]> {
  const mails = await startMailSink()
  const candor = createCandor({
    contacts: 'on',
    publicUrl: 'https://shop.example.com/_c/',
    limits: { batchesPerSecond: 0 },
    mail: {
      host: '127.0.0.1',
      port: mails.port,
      tls: 'loopback',
      from: { address: 'hello@shop.example.com', name: 'Boutique' },
    },
  })
  const collector = await candor.serve()
  const newBody = await bodiesFor(collector.base, candor)
  const waits = await takeTurns(collector, newBody, mails)
  await collector.stop()
  await mails.stop()
  candor.remove()
  return figuresOf(waits)
}

/** A part begins when everything has come of the one before: each submission leads to one mail. */
async function takeTurns(
  { base, cpuMicros }: ServerProcess,
  newBody: () => string,
  mails: MailSink,
): Promise<Waits> {
  const waits: Waits = { disk: [], alone: [], crowd: [], perSecond: [], cpuMicrosPerSubmission: Number.NaN }
  const before = cpuMicros()
  let sent = 0
  async function send(load: typeof alone): Promise<number[]> {
    const took = await sendAll(base, newBody, load)
    sent += load.submissions
    return took
  }
  await send(alone)
  for (let round = 0; round < rounds; round++) {
    await mails.taken(sent)
    waits.disk.push(...writeAll(newBody))
    waits.alone.push(...(await send(alone)))
    await mails.taken(sent)
    const began = performance.now()
    waits.crowd.push(...(await send(crowd)))
    waits.perSecond.push((crowd.submissions * 1000) / (performance.now() - began))
  }
  await mails.taken(sent)
  return { ...waits, cpuMicrosPerSubmission: (cpuMicros() - before) / sent }
}

/** Answers to a subscribe popin, each of another person who ticked the ambassador's box. */
async function bodiesFor(base: string, { apiKey }: Candor): Promise<() => string> {
  const registered = await fetch(`${base}/api/${brand}/publications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ id: 'P1', ambassador: 'lea', alias: 'Léa' }),
  })
  if (!registered.ok) throw new Error(await registered.text())
  const asked = await fetch(`${base}/p/${brand}/popin/subscribe?publication=P1&language=en`)
  const { boxes, text_hashes, version, language }: PopinAnswer = await asked.json()
  return () => {
    const id = randomUUID()
    return JSON.stringify({
      id,
      act: 'sent',
      popin: 'subscribe',
      popin_version: version,
      language,
      page: 'https://shop.example.com/blog/three-nights-with-a-two-person-tent',
      publication: 'P1',
      fields: { first_name: 'Jeanne', last_name: 'Martin', email: `${id}@example.com` },
      boxes: Object.fromEntries(
        boxes.map((to) => [to, { ticked: to === 'ambassador', text: text_hashes[to] }]),
      ),
      open_ms: 5000,
    })
  }
}

/** Throws unless every answer is 202. */
async function sendAll(
  base: string,
  newBody: () => string,
  { submissions, atOnce }: typeof alone,
): Promise<number[]> {
  const bodies = Array.from({ length: submissions }, newBody)
  const waits: number[] = []
  async function sendOneByOne(): Promise<void> {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const began = performance.now()
      const answer = await fetch(`${base}/o/${brand}`, { method: 'POST', headers: browserHeaders, body })
      const text = await answer.text()
      waits.push(performance.now() - began)
      if (answer.status !== 202) throw new Error(`${answer.status} ${text}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendOneByOne))
  return waits
}

function writeAll(newBody: () => string): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const file = openSync(join(folder, 'appended'), 'a')
  const waits = Array.from({ length: alone.submissions }, newBody).map((body) => {
    const began = performance.now()
    writeSync(file, body)
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return waits
}

function figuresOf({ disk, alone, crowd, perSecond, cpuMicrosPerSubmission }: Waits): Figure[] {
  const of = (name: string, waits: number[]) =>
    [50, 99].map((percent) => figure(`${name}_p${percent}_ms`, percentile(waits, percent), 'ms'))
  return [
    ...of('disk.append', disk),
    ...of('opt_in.submission', alone),
    figure('opt_in.submission_vs_append', median(alone) / median(disk), 'ratio'),
    ...of('opt_in.crowd', crowd),
    figure('opt_in.crowd_per_s', median(perSecond), 'submissions/s'),
    figure('opt_in.cpu_us_per_submission', cpuMicrosPerSubmission, 'µs'),
  ]
}
