import { expect, it } from 'vitest'
import type { ReportAnswer } from '../../../../collector/reports/answer.ts'
import { createPeriod, type Period } from '../../../../collector/reports/period.ts'
import { createRememberedAnswers, longestMs } from '../../../../collector/reports/remembered-answers.ts'

const month = createPeriod({ from: '2026-11-01', to: '2026-11-30' }, 'Europe/Paris')
const day = createPeriod({ from: '2026-11-09', to: '2026-11-09' }, 'Europe/Paris')

/** Answers whose totals count how often they were worked out. */
function desk(events = 1_000_000) {
  const state = { files: 'a', events, others: 0, now: 0 }
  let made = 0
  const remember = createRememberedAnswers({
    store: {
      version: async ({ from }) => ({
        files: state.files,
        events: from === 0 ? state.events + state.others : state.events,
      }),
    },
    now: () => state.now,
    asOf: () => state.now,
  })
  const make = async (until: number): Promise<ReportAnswer> => {
    made += 1
    const as_of = new Date(until).toISOString()
    const meta = { time_zone: '', currency: '', currency_digits: 2, as_of, suppressed: 0 }
    const query = { metrics: [], dimensions: [], period: { from: '', to: '' }, filters: [], limit: 1 }
    return { query, rows: [], totals: { made }, definitions: {}, meta }
  }
  const answer = (key: string, period: Period, isOfAll = false) =>
    remember({ brand: 'shop', period, key, isOfAll }, make)
  const ask = async (key = 'q', period = month) => (await answer(key, period)).totals.made
  const asOf = async () => Date.parse((await answer('q', month)).meta.as_of)
  const askOfAll = async () => (await answer('q', month, true)).totals.made
  return { state, ask, askOfAll, asOf }
}

it('An answer is told again while hardly anything of its period is new', async () => {
  const { state, ask } = desk()
  await ask()
  state.events += 400
  expect(await ask()).toBe(1)
  state.events += 200
  expect(await ask()).toBe(2)
})

it('What is hardly anything is less for a day than for its month', async () => {
  const { state, ask } = desk()
  await ask('q', day)
  state.events += 30
  expect(await ask('q', day)).toBe(1)
  state.events += 10
  expect(await ask('q', day)).toBe(2)
})

it('An answer says until when it counts: until now where nothing is new', async () => {
  const { state, asOf } = desk()
  await asOf()
  state.now = 1000
  expect(await asOf()).toBe(1000)
  state.events += 400
  state.now = 2000
  expect(await asOf()).toBe(0)
})

it('What is new elsewhere is no reason to ask again, but where it counts as much; and nothing says that it was counted', async () => {
  const { state, ask, askOfAll, asOf } = desk()
  await ask()
  state.others += 400
  state.now = 1000
  expect([await ask(), await askOfAll(), await asOf()]).toEqual([1, 1, 0])
  state.others += 200
  expect([await ask(), await askOfAll(), await ask()]).toEqual([1, 2, 2])
})

it('In a small shop each event is in the next answer', async () => {
  const { state, ask } = desk(900)
  await ask()
  state.events += 1
  expect(await ask()).toBe(2)
})

it('An answer is not told again for longer than half a minute', async () => {
  const { state, ask } = desk()
  await ask()
  state.now = longestMs
  expect(await ask()).toBe(1)
  state.now = longestMs + 1
  expect(await ask()).toBe(2)
})

it('An answer is not told again once somebody is forgotten, or asks something else', async () => {
  const { state, ask } = desk()
  await ask()
  expect(await ask('other')).toBe(2)
  state.files = 'b'
  expect(await ask()).toBe(3)
})

it('What fails is asked again', async () => {
  const store = { version: async () => ({ files: 'a', events: 1 }) }
  const remember = createRememberedAnswers({ store, now: () => 0, asOf: () => 0 })
  const asked = { brand: 'shop', period: month, key: 'q' }
  for (const attempt of ['first', 'second'])
    await expect(remember(asked, () => Promise.reject(new Error(attempt)))).rejects.toThrow(attempt)
})
