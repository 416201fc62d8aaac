// What of each month is added up beforehand, so that reports read a row a visit and not all of its events (`stays`), find
// orders without reading the rest (`acts`), and read order lines as rows of their own (`lines`). All of it can be made anew
// from the events; what has not been added up yet is, for a question (`fresh-parts.ts`), so that it sees every event.
import type { AddUp, EventQuery, RollUp } from '../events.ts'
import { columnList } from './columns.ts'
import type { FreshPart } from './fresh-parts.ts'
import { literal } from './literal.ts'
import { attachedName, type Month } from './month.ts'
import { stayColumns, staysOf } from './stay-columns.ts'

/** How far a month is added up. */
export interface RolledUp {
  /** The `mark` of how it is. */
  mark: string
  /** The first so many events are in it, in the order in which they were stored. */
  events: number
  /** Small steps in which it was, since it was made. */
  steps: number
}

/** A month of a question. */
export interface AskedMonth {
  month: Month
  events: number
  /** How far it is added up; null: not at all. */
  rolled: RolledUp | null
  /** Another number once its file is another. */
  opening: number
}

/** Another number where the tables below become others. */
const format = 4

/** Names of events that are few, and looked for by themselves. */
const actNames = [
  ...['purchase', 'order_confirmed', 'refund', 'order_refunded', 'add_to_cart', 'remove_from_cart'],
  ...['search', 'publication_click', 'pick'],
]

/** Events whose lines are looked at: those of a basket that is taken up again or paid say no more than these. */
const lineNames = ['view_item_list', 'select_item', 'view_item', 'add_to_cart', 'purchase']

/** What a line takes from its event. The event's ID tells orders apart, and takes the most room. */
const ofLine = `name, time, visitor_key, session_key, customer, currency, publication, device, browser, os, item_list_id,
  case when name = 'purchase' then id end as id`

/** The tables, each as what some events (`<table> where …`) give. */
const tables = {
  stays: (events: string, { localDay, ofStay }: MonthAddUp) =>
    `select ${[stayColumns, ...ofStay].join(', ')} from (${staysOf(events, localDay)})`,
  acts: (events: string) => `select ${columnList} from ${events} and ${isOneOf(actNames)}`,
  lines: (events: string) =>
    `select ${ofLine}, unnest(items) as item from ${events} and ${isOneOf(lineNames)}`,
} as const
type Table = keyof typeof tables

function isOneOf(names: readonly string[]): string {
  return `name in (${names.map(literal).join(', ')})`
}

const tableNames = Object.keys(tables) as Table[]

/** How a month is added up, as SQL. */
export interface MonthAddUp {
  localDay: string
  ofStay: readonly string[]
  /** Another text where anything of it is another: kept beside what was made by it. */
  mark: string
}

export function addUpOf(month: Month, { localDay, ofStay = {} }: AddUp): MonthAddUp {
  const from = new Date(`${month}-01T00:00:00Z`)
  const until = new Date(from).setUTCMonth(from.getUTCMonth() + 1)
  const sql = {
    localDay: localDay({ from: from.getTime(), until }),
    ofStay: Object.entries(ofStay).map(([name, column]) => `${column} as ${name}`),
  }
  return { ...sql, mark: `${format} ${[sql.localDay, ...sql.ofStay].join(', ')}` }
}

/** What a question reads, and the tables that it may need for that. */
export interface Prepared {
  rollUp: RollUp
  fresh: FreshPart[]
}

/** The relations that a question reads, over its months. */
export function relationsOf(
  { brand, from, until }: Pick<EventQuery, 'brand' | 'from' | 'until'>,
  months: readonly AskedMonth[],
  addUp: AddUp,
): Prepared {
  const stored = months.filter(({ rolled }) => rolled !== null)
  const fresh = months.filter(({ events, rolled }) => (rolled?.events ?? 0) < events)
  const freshPart = ({ month, opening, events, rolled }: AskedMonth, table: Table): FreshPart => {
    const how = addUpOf(month, addUp)
    const name = freshName(month, table)
    return {
      name,
      kind: `${opening} ${how.mark}`,
      from: rolled?.events ?? 0,
      until: events,
      rowsOf: (from, until) => tables[table](eventsBetween(attachedName(brand, month), from, until), how),
    }
  }
  const sources = (table: Table) => [
    ...stored.map(({ month }) => `${attachedName(brand, month)}.${table}`),
    ...fresh.map(({ month }) => freshName(month, table)),
  ]
  const within = (table: Table, time: string) =>
    union(
      sources(table).map(
        (source) =>
          `select * from ${source} where ${time} >= ${Math.trunc(from)} and ${time} < ${Math.trunc(until)}`,
      ),
    )
  const stays = within('stays', '"first"')
  const split = union([
    ...stored.map(({ month }) => `select session_key from ${attachedName(brand, month)}.split`),
    ...fresh.map(
      ({ month }) => `select session_key from ${freshName(month, 'stays')} where session_key is not null`,
    ),
  ])
  const of = (join: string) =>
    `(select * from (${stays}) ${join} join (${split}) as split using (session_key)`
  return {
    fresh: fresh.flatMap((month) => tableNames.map((table) => freshPart(month, table))),
    rollUp: {
      span: { from, until },
      stays: `(${stays})`,
      whole: `${of('anti')} where session_key is not null)`,
      pieces: `${of('semi')})`,
      split: `(${split})`,
      acts: `(${within('acts', 'time')})`,
      actNames,
      lineNames,
      lines: `(${within('lines', 'time')})`,
    },
  }
}

/** In the order in which they were stored. */
function eventsBetween(database: string, from: number, until: number): string {
  return `${database}.events where rowid >= ${from} and rowid < ${until}`
}

const freshName = (month: Month, table: Table) => `temp."${month} ${table}"`

function union(selects: readonly string[]): string {
  return selects.join(' union all ')
}

/** Events `from` to `until` of a month, in the order in which they were stored. */
export interface Step {
  from: number
  until: number
  isSmall: boolean
  addUp: MonthAddUp
}

/** Statements that add up a part of a month: its rows into temporary tables first, then where they stay. */
export function stepOf(
  database: string,
  others: readonly string[],
  { from, until, isSmall, addUp }: Step,
): { prepare: string[]; keep: string[] } {
  const events = eventsBetween(database, from, until)
  const elsewhere = [database, ...others].map((name) => `select session_key from ${name}.stays`)
  return {
    prepare: [
      `create or replace temp table new_stays as ${tables.stays(events, addUp)}`,
      `create or replace temp table new_split as select session_key from (select session_key from new_stays
         where session_key is not null group by session_key having count(*) > 1) union
         select session_key from new_stays semi join (${union(elsewhere)}) as known using (session_key)`,
    ],
    keep: [
      `insert into ${database}.stays from new_stays`,
      `insert into ${database}.split select session_key from new_split`,
      `insert into ${database}.acts ${tables.acts(events)}`,
      `insert into ${database}.lines ${tables.lines(events)}`,
      `update ${database}.rolled_up set events = ${until}, steps = steps + ${isSmall ? 1 : 0}`,
    ],
  }
}

/** Statements that make a month's tables anew, empty. */
export function emptied(database: string, addUp: MonthAddUp): string[] {
  return [
    ...tableNames.map(
      (table) =>
        `create or replace table ${database}.${table} as ${tables[table]('no_events where false', addUp)}`,
    ),
    `create or replace table ${database}.split (session_key BIGINT)`,
    `create or replace table ${database}.rolled_up as select ${literal(addUp.mark)} as mark, 0::BIGINT as events, 0 as steps`,
  ]
}
