// Keeps what `roll-up.ts` says up to date: a month is added up further when a question finds much of it that is not yet.
import type { DuckDBConnection } from '@duckdb/node-api'
import type { AddUp, EventQuery, StoreVersion } from '../events.ts'
import type { BrandGates } from './brand-gates.ts'
import { inTransaction } from './load-segment.ts'
import { attachedName, type Month } from './month.ts'
import type { MonthFiles } from './month-files.ts'
import { createMonthReader } from './read-months.ts'
import { type AskedMonth, addUpOf, emptied, type Prepared, relationsOf, stepOf } from './roll-up.ts'

export interface RollUpOptions {
  files: Pick<MonthFiles, 'attach' | 'attachExisting'>
  gates: BrandGates
  /** Runs some work with the loader's connection when no load runs. */
  inTurn<Result>(work: (loader: DuckDBConnection) => Promise<Result>): Promise<Result>
  /** Runs some work with a connection for questions. */
  ask<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>
  /** Events of a month that a question reads one by one before they are added up. */
  after: number
  onError: (error: unknown) => void
}

export interface RollUps {
  /** For a question that holds the brand's gate. Undefined: too little of it is added up. */
  relations(question: EventQuery, months: readonly Month[]): Promise<Prepared | undefined>
  version(brand: string, months: readonly Month[]): Promise<StoreVersion>
  /** Files are not what they were. */
  changed(): void
  /** No step begins any more. One that has its turn ends before what comes after it. */
  stop(): void
}

/** Events that are added up at once: more take more memory than the store has. */
const stepEvents = 250_000
/** So many times `after` may be missing from what is added up; beyond that, reading all events is faster. */
const mostMissing = 4
/** Hardly anything comes to a month that is over: a part of `after` is added up there. */
const partOfOver = 1 / 50
/** A month is made anew after so many small steps: each leaves visits in pieces that were under way. */
const mostSteps = 100

export function createRollUps({ files, gates, inTurn, ask, after, onError }: RollUpOptions): RollUps {
  let changes = 0
  let isStopped = false
  const known = new Map<string, { mark: string; states: Promise<AskedMonth[]> }>()
  const catchingUp = new Set<string>()
  const openings = new WeakMap<Promise<string>, number>()
  let opened = 0
  const reader = createMonthReader()

  /** Another number once a month's file is another. */
  function openingOf(brand: string, month: Month): number {
    const opening = files.attach(brand, month)
    const number = openings.get(opening) ?? opened++
    openings.set(opening, number)
    return number
  }

  async function statesOf(brand: string): Promise<AskedMonth[]> {
    const months = await files.attachExisting(brand)
    const mark = [changes, ...months.map((month) => openingOf(brand, month))].join(' ')
    const last = known.get(brand)
    if (last?.mark === mark) return last.states
    const states = readStates(brand, months)
    known.set(brand, { mark, states })
    states.catch(() => known.delete(brand))
    return states
  }

  function readStates(brand: string, months: readonly Month[]): Promise<AskedMonth[]> {
    const openingsOf = months.map((month) => ({ month, opening: openingOf(brand, month) }))
    return ask((connection) => reader.read(connection, brand, openingsOf))
  }

  /** What a month holds that is not added up as a question divides its days. */
  function missing({ month, events, rolled }: AskedMonth, addUp: AddUp): number {
    return rolled?.mark === addUpOf(month, addUp).mark ? events - rolled.events : events
  }

  /** The first month of which too much is missing. */
  function behindOf(states: readonly AskedMonth[], addUp: AddUp): AskedMonth | undefined {
    const newest = states.at(-1)
    return states.find((state) => missing(state, addUp) > (state === newest ? after : after * partOfOver))
  }

  /** One step after the other, each in its turn, so that loads go on between them. */
  async function catchUp(brand: string, addUp: AddUp): Promise<void> {
    if (catchingUp.has(brand) || isStopped) return
    catchingUp.add(brand)
    try {
      for (let isBehind = true; isBehind && !isStopped; )
        isBehind = await inTurn((loader) => step(loader, brand, addUp))
    } finally {
      catchingUp.delete(brand)
    }
  }

  /** Adds the next events up; answers whether there are more. */
  async function step(loader: DuckDBConnection, brand: string, addUp: AddUp): Promise<boolean> {
    const states = await statesOf(brand)
    const behind = behindOf(states, addUp)
    if (!behind) return false
    const { month, events } = behind
    const database = attachedName(brand, month)
    const how = addUpOf(month, addUp)
    const isUsed = behind.rolled?.mark === how.mark && behind.rolled.steps < mostSteps
    const from = isUsed ? (behind.rolled?.events ?? 0) : 0
    const until = Math.min(events, from + stepEvents)
    const others = states.filter((state) => state.month !== month && state.rolled)
    const { prepare, keep } = stepOf(
      database,
      others.map((state) => attachedName(brand, state.month)),
      { from, until, isSmall: until - from < stepEvents, addUp: how },
    )
    if (!isUsed) {
      await alone(brand, () => inTransaction(loader, () => runAll(loader, emptied(database, how))))
      reader.hasTables(behind.opening)
    }
    await runAll(loader, prepare)
    await alone(brand, () => inTransaction(loader, () => runAll(loader, keep)))
    await runAll(loader, ['drop table new_stays', 'drop table new_split'])
    return true
  }

  async function alone(brand: string, work: () => Promise<void>): Promise<void> {
    try {
      await gates.alone(brand, work)
    } finally {
      changes += 1
    }
  }

  return {
    async relations(question, months) {
      const { brand, addUp } = question
      if (!addUp) return undefined
      const states = await statesOf(brand)
      // A month that cannot be added up is read event by event: nobody waits for this, and the next question tries again.
      if (behindOf(states, addUp)) catchUp(brand, addUp).catch(onError)
      const asked = states.filter(({ month }) => months.includes(month))
      if (asked.some((state) => missing(state, addUp) > mostMissing * after)) return undefined
      const rolled = asked.map((state) => ({
        ...state,
        rolled: missing(state, addUp) === state.events ? null : state.rolled,
      }))
      return rolled.some((month) => month.rolled) ? relationsOf(question, rolled, addUp) : undefined
    },
    async version(brand, months) {
      const states = await statesOf(brand)
      const asked = states.filter(({ month }) => months.includes(month))
      return {
        files: asked.map(({ month, opening }) => `${month}:${opening}`).join(' '),
        events: asked.reduce((sum, { events }) => sum + events, 0),
      }
    },
    changed() {
      changes += 1
    },
    stop() {
      isStopped = true
    },
  }
}

async function runAll(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await connection.run(sql)
}
