// One row per order line, with what filters, dimensions and sums take from its event.
import { isNamed, lineEvents } from '../event-names.ts'
import { addedWithin, type RelationOptions } from './relation.ts'

const ofEvent =
  'id, name, time, visitor_key, session_key, customer, currency, publication, device, browser, os, item_list_id'

const searchList = 'search:'

/** A line is of the list that it names, else of its event's; the tag names a search's results `search:<term>`. */
export function linesOf({ events, names, dialect, rollUp, span }: RelationOptions): string {
  const read = lineEvents.filter((name) => names === 'any' || names.includes(name))
  // Who reads all lines that there are need not ask of each what it is.
  const isAll = rollUp?.lineNames.every((name) => read.some((one) => one === name))
  const lines = rollUp
    ? `SELECT * FROM ${addedWithin(rollUp, 'lines', span)} AS lines WHERE ${isAll ? 'TRUE' : isNamed(read)}`
    : dialect.lines(events, ofEvent, isNamed(read))
  const listed = `SELECT *, coalesce(item.item_list_id, item_list_id) AS list FROM (${lines}) AS plain_lines`
  const term = `CASE WHEN list LIKE '${searchList}%' THEN substr(list, ${searchList.length + 1}) END`
  return `(SELECT *, ${term} AS search_term FROM (${listed}) AS listed_lines) AS lines`
}

/** A line without a quantity is one unit, as GA4 has it. */
export const unitsOfLine = 'coalesce(item.quantity, 1)'
/** In minor units of the event's currency; null where the line names no price. */
export const valueOfLine = `item.price_minor * ${unitsOfLine}`
