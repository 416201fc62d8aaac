// What of each month is added up beforehand, so that reports read a row a visit and not all of its events (`stays`), and
// find orders without reading the rest (`acts`). All of it can be made anew from the events; what has not been added up
// yet is read from them, so that a question sees every event that there is.
import type { EventQuery, RollUp } from '../events.ts'
import { columnList } from './columns.ts'
import { literal } from './literal.ts'
import { attachedName, type Month } from './month.ts'
import { stayColumns, staysOf } from './stay-columns.ts'

/** How far a month is added up. */
export interface RolledUp {
  /** What `stays` were divided into days by. */
  localDay: string
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
}

/** Another number where the tables below become others. */
const format = 1

/** Names of events that are few, and looked for by themselves. */
const acts = ['purchase', 'order_confirmed', 'refund', 'order_refunded', 'add_to_cart', 'remove_from_cart']
const isAct = `name in (${acts.map((name) => `'${name}'`).join(', ')})`

type LocalDay = NonNullable<EventQuery['localDay']>

/** What days are told apart by in a month: kept beside what was made by it. */
export function dayInMonth(month: Month, localDay: LocalDay): string {
  const from = new Date(`${month}-01T00:00:00Z`)
  const until = new Date(from).setUTCMonth(from.getUTCMonth() + 1)
  return `/* ${format} */ ${localDay({ from: from.getTime(), until })}`
}

/** What a question reads, and the tables that it needs before: what is not added up yet is so once for all of it. */
export interface Prepared {
  rollUp: RollUp
  tables: string[]
}

/** The relations that a question reads, over its months. */
export function relationsOf(
  { brand, from, until }: Pick<EventQuery, 'brand' | 'from' | 'until'>,
  months: readonly AskedMonth[],
  localDay: LocalDay,
): Prepared {
  const within = (time: string) => `${time} >= ${Math.trunc(from)} and ${time} < ${Math.trunc(until)}`
  const isWhole = ({ events, rolled }: AskedMonth) => rolled?.events === events
  const parts = months.map((asked, at) => {
    const { month, rolled } = asked
    const database = attachedName(brand, month)
    // Binding what reads no row costs milliseconds; one month is left, so that there is a table.
    const hasFresh = !isWhole(asked) || (at === 0 && months.every(isWhole))
    const unstored = (select: string) => (hasFresh ? [select] : [])
    const fresh = `${database}.events where rowid >= ${rolled?.events ?? 0} and ${within('time')}`
    const stored = (select: string) => (rolled ? [select] : [])
    return {
      stays: stored(`select ${stayColumns} from ${database}.stays where ${within('"first"')}`),
      fresh: unstored(`select ${stayColumns} from (${staysOf(fresh, dayInMonth(month, localDay))})`),
      split: stored(`select session_key from ${database}.split`),
      acts: [
        ...stored(`select ${columnList} from ${database}.acts where ${within('time')}`),
        ...unstored(`select ${columnList} from ${fresh} and ${isAct}`),
      ],
    }
  })
  const stored = union(parts.flatMap(({ stays }) => stays))
  const split = [...parts.flatMap((part) => part.split), 'select session_key from fresh_stays']
  return {
    tables: [
      `fresh_stays as materialized (${union(parts.flatMap(({ fresh }) => fresh))})`,
      `split_visits as materialized (select session_key from (${split.join(' union ')}) where session_key is not null)`,
    ],
    rollUp: {
      stays: `(${stored} union all from fresh_stays)`,
      whole: `(select * from (${stored}) anti join split_visits using (session_key) where session_key is not null)`,
      pieces: `(select * from (${stored} union all from fresh_stays) semi join split_visits using (session_key))`,
      acts: `(${union(parts.flatMap(({ acts: some }) => some))})`,
    },
  }
}

function union(selects: readonly string[]): string {
  return selects.join(' union all ')
}

/** Events `from` to `until` of a month, in the order in which they were stored. */
export interface Step {
  from: number
  until: number
  isSmall: boolean
  localDay: string
}

/** Statements that add up a part of a month: its rows into temporary tables first, then where they stay. */
export function stepOf(
  database: string,
  others: readonly string[],
  { from, until, isSmall, localDay }: Step,
): { prepare: string[]; keep: string[] } {
  const events = `${database}.events where rowid >= ${from} and rowid < ${until}`
  const elsewhere = [database, ...others].map((name) => `select session_key from ${name}.stays`)
  return {
    prepare: [
      `create or replace temp table new_stays as ${staysOf(events, localDay)}`,
      `create or replace temp table new_split as select session_key from (select session_key from new_stays
         where session_key is not null group by session_key having count(*) > 1) union
         select session_key from new_stays semi join (${elsewhere.join(' union all ')}) as known using (session_key)`,
    ],
    keep: [
      `insert into ${database}.stays select ${stayColumns} from new_stays`,
      `insert into ${database}.split select session_key from new_split`,
      `insert into ${database}.acts select ${columnList} from ${events} and ${isAct}`,
      `update ${database}.rolled_up set events = ${until}, steps = steps + ${isSmall ? 1 : 0}`,
    ],
  }
}

/** Statements that make a month's tables anew, empty. */
export function emptied(database: string, localDay: string): string[] {
  return [
    `create or replace table ${database}.stays as select ${stayColumns} from (${staysOf('no_events', localDay)})`,
    `create or replace table ${database}.split (session_key BIGINT)`,
    `create or replace table ${database}.acts as select ${columnList} from no_events where false`,
    `create or replace table ${database}.rolled_up as select ${literal(localDay)} as local_day, 0::BIGINT as events, 0 as steps`,
  ]
}
