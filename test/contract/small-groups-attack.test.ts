// Somebody asks a small shop everything there is to ask, and subtracts.
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayOfDate } from '../../collector/reports/calendar.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { createSeededRandom } from '../fault/seeded-random.ts'
import { ask, finestCells, labelsOf, type Question, setOf, type Told } from '../support/attack.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { createSpan } from '../support/linear-span.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'

const smallestGroup = 3
const firstDay = dayOfDate('2026-10-26')
const dates = Array.from({ length: 21 }, (_, at) => dateOfDay(firstDay + at))
const now = Date.parse('2026-11-30T12:00:00Z')

const periods = [
  { from: '2026-10-01', to: '2026-11-30' },
  { from: '2026-11-01', to: '2026-11-30' },
  { from: '2026-10-29', to: '2026-11-10' },
]
const filters: Question['filters'][] = [
  [],
  [['device', 'is', 'phone']],
  [['device', 'is_not', 'tablet']],
  [['publication', 'is', 'P1']],
  [['publication', 'is_not', 'P2']],
  [['page', 'is_not', '/a']],
]
const breakDowns: Question['dimensions'][] = [
  [],
  ['date'],
  ['device'],
  ['publication'],
  ['page'],
  ['date', 'device'],
]

/** So many a day at most; in a sparse October hardly anybody came. */
const shops = [
  { seed: 20_261, october: 90, rollUpAfter: 50_000 },
  { seed: 20_262, october: 90, rollUpAfter: 0 },
  { seed: 20_263, october: 1.3, rollUpAfter: 0 },
]

/** Few visitors, most of them alike, some of them rare. */
function smallShop(seed: number, october: number): StoredEvent[] {
  const { below } = createSeededRandom(seed)
  const oneOf = <T>(weighted: readonly (readonly [T, number])[]): T | null => {
    let left = below(weighted.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [value, weight] of weighted) {
      left -= weight
      if (left < 0) return value
    }
    return null
  }
  return dates.flatMap((date, day) =>
    Array.from({ length: Math.floor(below(date < '2026-11' ? october : 90)) }, (_, at) =>
      storedEvent({
        id: uuid(1000 + day * 100 + at),
        time: Date.parse(`${date}T11:00:00Z`),
        visitor: uuid(1 + Math.floor(below(200))),
        device:
          oneOf([
            ['phone', 60],
            ['desktop', 30],
            ['tablet', 6],
            ['other', 2],
          ]) ?? 'phone',
        publication: oneOf([
          [null, 50],
          ['P1', 20],
          ['P2', 8],
          ['P3', 2],
        ]),
        path: oneOf([
          ['/', 10],
          ['/a', 5],
          ['/b', 1],
        ]),
      }),
    ),
  )
}

describe.each(shops)('S23: of shop $seed, asked everything', ({ seed, october, rollUpAfter }) => {
  const events = smallShop(seed, october)
  const cells = finestCells(events, dates)
  const places = events.map((event) => {
    const label = JSON.stringify(labelsOf(event))
    return BigInt(cells.findIndex((cell) => JSON.stringify(cell) === label))
  })
  const isIn = (set: bigint) => (_event: StoredEvent, at: number) => ((set >> (places[at] ?? 0n)) & 1n) === 1n
  const visitorsIn = (set: bigint) => new Set(events.filter(isIn(set)).map(({ visitor }) => visitor)).size
  const isSmall = (set: bigint) => {
    const visitors = visitorsIn(set)
    return visitors > 0 && visitors < smallestGroup
  }
  const asked = askEverything()

  async function askEverything(): Promise<Told[]> {
    const store = await eventStoreOf(events, { rollUpAfter })
    const world = { events, store, smallestGroup, now }
    const told: Told[] = []
    for (const period of periods)
      for (const filter of filters)
        for (const dimensions of breakDowns)
          told.push(...(await ask({ dimensions, period, filters: filter }, world, cells)))
    await store.close()
    return [...new Map(told.map((each) => [each.about, each])).values()]
  }

  it('each number is of what it says', async () => {
    for (const { about, value, question } of await asked)
      expect([question, events.filter(isIn(about)).length]).toEqual([question, value])
  })

  it('no number is of too few visitors', async () => {
    const told = await asked
    expect(told.length).toBeGreaterThan(60)
    expect(told.filter(({ about }) => isSmall(about))).toEqual([])
  })

  it('no two numbers, one inside the other, differ by too few', async () => {
    const told = (await asked).filter(({ value }) => value > 0)
    const few = told.flatMap((one) =>
      told
        .filter(
          ({ about, value }) =>
            value < one.value && (one.about & about) === about && isSmall(one.about & ~about),
        )
        .map((other) => [one.question, other.question]),
    )
    expect(few).toEqual([])
  })

  it('no sum of numbers, with whatever factors, is a hidden group', async () => {
    const span = createSpan()
    for (const { about } of await asked) span.learn(about)
    const hidden = hiddenGroups()
    expect(hidden.length).toBeGreaterThan(100)
    expect(hidden.filter(({ set }) => span.follows(set)).map(({ label }) => label)).toEqual([])
  })

  function hiddenGroups() {
    const orAny = <T>(values: readonly T[]): (T | undefined)[] => [undefined, ...new Set(values)]
    const some = [...dates.map((date) => [date]), dates.slice(0, 6), dates.slice(6), dates.slice(7, 14)]
    const groups = some.flatMap((days) =>
      orAny(cells.map(({ device }) => device)).flatMap((device) =>
        orAny(cells.map(({ publication }) => publication)).flatMap((publication) =>
          orAny(cells.map(({ page }) => page)).map((page) => ({ days, device, publication, page })),
        ),
      ),
    )
    return groups
      .map((label) => ({
        label,
        set: setOf(
          cells,
          (cell) =>
            label.days.includes(cell.date) &&
            (label.device === undefined || label.device === cell.device) &&
            (label.publication === undefined || label.publication === cell.publication) &&
            (label.page === undefined || label.page === cell.page),
        ),
      }))
      .filter(({ set }) => isSmall(set))
  }
})
