// Which visits came by a publication, as SQL. A visit carries the publication of the last arrival for as long as the
// cookie lives (K2); only a visit that shows that it came by it is a touch. `docs/attribution.md` says it in words.
import { pseudonym } from './pseudonym.ts'
import type { Table } from './table.ts'

/** Tables that end in `arrivals`: `visitor_key`, `time`, `publication`, `pseudonym`. Read `acts` and `orders`. */
export function arrivalTables(events: string): Table[] {
  return [
    ['starts', startsIn(events), 'readOften'],
    ['arrivals', arrivals],
  ]
}

/**
 * Where buyers began to carry a publication: another than before (`is_other`), or the same in a new visit. Another site
 * is its hash: over hundreds of thousands of events the texts would fill the engine's memory.
 */
function startsIn(events: string): string {
  return `
  SELECT visitor_key, time, publication, pseudonym, other_site, is_other FROM (
    SELECT visitor_key, time, publication, ${pseudonym},
      CASE WHEN referrer_host <> host THEN hash(referrer_host) END AS other_site,
      lag(publication) OVER before IS DISTINCT FROM publication AS is_other,
      lag(session_key) OVER before IS DISTINCT FROM session_key AS is_new_visit
    FROM ${events} WHERE publication IS NOT NULL
      AND visitor_key IN (SELECT visitor_key FROM orders WHERE visitor_key IS NOT NULL)
    WINDOW before AS (PARTITION BY visitor_key ORDER BY time, session_key, publication)) AS carried
  WHERE is_other OR is_new_visit`
}

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
