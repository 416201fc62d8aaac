import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openDuckdbEventStore } from '../../collector/stores/duckdb/duckdb-event-store.ts'
import { findInFiles } from '../support/byte-search.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { writtenSegment } from '../support/written-segment.ts'
import { eventsOf, forgottenBefore, months, newIdOf, theirs } from './forgotten-visitor.ts'

async function open(folder: string) {
  const opened = await openDuckdbEventStore({ dataFolder: folder })
  if (!opened.ok) throw new Error(opened.message)
  const { store } = opened
  const ask = (sql: (events: string) => string) => store.query({ brand: 'shop', from: 0, until: 4e12, sql })
  return { store, ask }
}

async function filledFolder(): Promise<string> {
  const folder = newTempFolder()
  const segments = newTempFolder()
  const { store } = await open(folder)
  for (const month of months) await store.load(await writtenSegment(segments, eventsOf(month)))
  await store.close()
  return folder
}

function killedAt(folder: string, moment: string): Promise<string | null> {
  const script = fileURLToPath(new URL('./forget-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, moment], { stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

const figures = (events: string) =>
  `select count(*) as events, count(distinct visitor_key) as visitors, count(distinct session_key) as visits,
    count(distinct id) as ids, count(distinct path) as paths from ${events}`
const states = (events: string) => `select strftime(make_timestamp(time * 1000), '%Y-%m') as month,
    count(*) filter (visitor::VARCHAR like '99999999%') as made, count(email) as left_over
  from ${events} group by 1 order by 1`

it.each([
  'the new IDs are made',
  'the first draft is begun',
  'the first draft is large',
  'the first month is replaced',
  'the second draft is begun',
  'the end',
])(
  'killed when %s, a month is the old or the new one, and the rest is done the next time',
  async (moment) => {
    const folder = await filledFolder()
    expect(await killedAt(folder, moment)).toBe('SIGKILL')
    const { store, ask } = await open(folder)
    const drafts = readdirSync(join(folder, 'shop', 'events')).filter((name) => name.includes('.new'))
    expect(drafts).toEqual([])
    for (const { made, left_over } of await ask(states))
      expect([[300, 0].join(), [0, 300].join()]).toContain([made, left_over].join())
    await store.forget('shop', { ...theirs, receivedBefore: forgottenBefore }, newIdOf)
    expect(await ask(states)).toEqual(months.map((month) => ({ month, made: 300, left_over: 0 })))
    // Who came in three months is one visitor still, though a kill lay between.
    expect(await ask(figures)).toEqual([
      { events: 9000, visitors: 2701, visits: 2701, ids: 9000, paths: 9000 },
    ])
    await store.close()
    expect(findInFiles(folder, ['h1_theirs-email-tag'])).toEqual([])
  },
)
