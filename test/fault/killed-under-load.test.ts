// `kill -9` at any moment: what was acknowledged is there once, nothing is there twice.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newFolder, startAndKill, startCollector } from './collector-process.ts'
import { imbalance, pause, untilLoaded } from './counts.ts'
import { createLoadGenerator } from './load-generator.ts'
import { createSeededRandom } from './seeded-random.ts'
import { readStored } from './stored-events.ts'

const kills = 50

/** Half soon after the start, while the journal of the life before is loaded; half over a segment's whole life. */
function momentOf(round: number, below: (ms: number) => number): number {
  return round % 2 === 0 ? below(300) : 300 + below(1200)
}

test(`After ${kills} kills under load every acknowledged event is stored once, every order once, and none twice`, async () => {
  const seed = Date.now()
  const random = createSeededRandom(seed)
  const folder = await newFolder()
  const load = createLoadGenerator(random)
  let answers = 0
  let killsWithUnloaded = 0
  for (let round = 0; round < kills; round++) {
    const collector = await startCollector(folder)
    const sending = load.untilGone(collector)
    await pause(momentOf(round, random.below))
    await collector.end('SIGKILL')
    answers += await sending
    if (segments(folder.journal).length > 1) killsWithUnloaded++
    if (round % 8 === 7) await startAndKill(folder, random.below(800))
  }

  const survivor = await startCollector(folder)
  await load.sendUnanswered(survivor)
  const counts = await untilLoaded(survivor)
  expect(imbalance(counts), `seed ${seed}`).toBe(0)
  expect(counts.damaged, `seed ${seed}`).toBe(0)
  expect(await survivor.end('SIGTERM')).toMatchObject({ code: 0 })
  expect(segments(folder.journal)).toEqual([])

  const stored = await readStored(folder)
  expect(missing(load.pageViews, stored.events), `seed ${seed}`).toEqual([])
  expect(missing(load.orders, stored.orders), `seed ${seed}`).toEqual([])
  expect(repeated(stored.events), `seed ${seed}`).toEqual([])
  expect(repeated(stored.orders), `seed ${seed}`).toEqual([])
  // The load was one, and the kills did land between a segment's end and its removal.
  expect(answers).toBeGreaterThan(kills)
  expect(killsWithUnloaded).toBeGreaterThan(kills / 10)
})

function segments(journal: string): string[] {
  return readdirSync(journal).filter((name) => name.endsWith('.ndjson'))
}

function missing(sent: ReadonlyMap<string, boolean>, stored: Map<string, number>): string[] {
  return [...sent].filter(([id, isAcknowledged]) => isAcknowledged && !stored.has(id)).map(([id]) => id)
}

function repeated(stored: Map<string, number>): [string, number][] {
  return [...stored].filter(([, count]) => count > 1)
}
