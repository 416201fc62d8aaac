// Which visits came by a publication, as SQL. A visit carries the publication of the last arrival for as long as the
// cookie lives (K2); only a visit that shows that it came by it is a touch. `docs/attribution.md` says it in words.
import type { CreditEvents } from './credit-events.ts'
import { pseudonym } from './pseudonym.ts'
import type { Table } from './table.ts'

/** Tables that end in `arrivals`: `visitor_key`, `time`, `publication`, `pseudonym`. Read `acts` and `orders`. */
export function arrivalTables(sources: CreditEvents): Table[] {
  return [...carriedTables(sources), ['starts', starts, 'readOften'], ['arrivals', arrivals]]
}

/**
 * Tables that end in `carried`: buyers' events with a publication, of each visit at least the first by each publication.
 * Another site is its hash: over hundreds of thousands of events the texts would fill the engine's memory.
 */
function carriedTables({ events, rollUp }: CreditEvents): Table[] {
  const columns = `visitor_key, session_key, publication, ${pseudonym}, ${otherSite}`
  const ofEvents = (visitors: string) => `SELECT time, ${columns} FROM ${events}
    WHERE publication IS NOT NULL AND visitor_key IN (${visitors})`
  const buyers = 'SELECT visitor_key FROM orders WHERE visitor_key IS NOT NULL'
  if (!rollUp) return [['carried', ofEvents(buyers)]]
  return [
    [
      'visited',
      visitsOf(`SELECT first, last, ${columns} FROM ${rollUp.stays} AS stays`, buyers),
      'readOften',
    ],
    ['jumbled', jumbled, 'readOften'],
    [
      'carried',
      `SELECT time, visitor_key, session_key, publication, entry.pseudonym AS pseudonym, entry.other_site AS other_site
    FROM visited ANTI JOIN jumbled USING (visitor_key) UNION ALL ${ofEvents('SELECT visitor_key FROM jumbled')}`,
    ],
  ]
}

const otherSite = 'CASE WHEN referrer_host <> host THEN hash(referrer_host) END AS other_site'

function visitsOf(stays: string, buyers: string): string {
  return `
  SELECT visitor_key, session_key, publication, min(first) AS time, max(last) AS last,
    arg_min({'pseudonym': pseudonym, 'other_site': other_site}, first) AS entry
  FROM (${stays}) AS stays WHERE publication IS NOT NULL AND visitor_key IN (${buyers})
  GROUP BY visitor_key, session_key, publication`
}

/** Who went to and fro between publications or visits: which came first is told by their events one by one. */
const jumbled = `
  SELECT DISTINCT visitor_key FROM (
    SELECT visitor_key, time <= lag(last) OVER (PARTITION BY visitor_key ORDER BY time) AS is_within FROM visited) AS ordered
  WHERE is_within`

/** Where buyers began to carry a publication: another than before (`is_other`), or the same in a new visit. */
const starts = `
  SELECT visitor_key, time, publication, pseudonym, other_site, is_other FROM (
    SELECT *, lag(publication) OVER before IS DISTINCT FROM publication AS is_other,
      lag(session_key) OVER before IS DISTINCT FROM session_key AS is_new_visit
    FROM carried WINDOW before AS (PARTITION BY visitor_key ORDER BY time, session_key, publication)) AS each_carried
  WHERE is_other OR is_new_visit`

/** A click counts for a visit that begins within so long of it; clocks differ by a moment. */
const clickMs = 30 * 60_000
const clockMs = 60_000

/**
 * The same publication in a new visit is an arrival where it comes from the other site that it came from at first, or
 * where its click was seen. Otherwise the visit remembers it: no touch.
 */
const arrivals = `
  SELECT visitor_key, time, publication, pseudonym FROM starts WHERE is_other
  UNION ALL
  SELECT visitor_key, visit.time AS time, publication, visit.pseudonym AS pseudonym
  FROM (SELECT * FROM starts WHERE NOT is_other) AS visit
  JOIN (SELECT visitor_key, publication, arg_min_null(other_site, time) AS first_site FROM starts WHERE is_other
    GROUP BY visitor_key, publication) AS first_visit USING (visitor_key, publication)
  WHERE other_site = first_site OR EXISTS (
    SELECT 1 FROM acts AS click WHERE click.name = 'publication_click'
      AND click.publication = visit.publication AND click.pseudonym = visit.pseudonym
      AND click.time BETWEEN visit.time - ${clickMs} AND visit.time + ${clockMs})`
