// How often each publication was opened and followed in a period (E8, E10). Clicks beyond E18's rule are counted apart.
import { fraudRule } from '../attribution/fraud-rule.ts'
import { pseudonym } from '../attribution/pseudonym.ts'
import type { Brand } from '../brands/brand.ts'
import type { Span } from '../reports/calendar.ts'
import type { EventStore } from '../stores/events.ts'

export interface LinkFigures {
  publication: string
  opens: number
  clicks: number
  /** Not among the clicks: of one browser and day, those beyond `fraudRule.clicksADay`. */
  flagged_clicks: number
}

export type ReadLinkFigures = (brand: Brand, span: Span) => Promise<LinkFigures[]>

/** Lives with its day's network; a click without one is nobody's, and never too many. */
const sql = (events: string) => `
  SELECT publication, count(*) FILTER (WHERE name = 'publication_open') AS opens,
    count(*) FILTER (WHERE name = 'publication_click' AND NOT is_flagged) AS clicks,
    count(*) FILTER (WHERE name = 'publication_click' AND is_flagged) AS flagged_clicks
  FROM (SELECT publication, name, pseudonym IS NOT NULL
      AND row_number() OVER (PARTITION BY name, publication, pseudonym ORDER BY time, id) > ${fraudRule.clicksADay} AS is_flagged
    FROM (SELECT id, name, time, publication, ${pseudonym} FROM ${events}
      WHERE name IN ('publication_open', 'publication_click')) AS followed) AS links
  GROUP BY publication ORDER BY publication`

export function createReadLinkFigures(store: Pick<EventStore, 'query'>): ReadLinkFigures {
  return async ({ name }, { from, until }) => {
    const rows = await store.query({ brand: name, from, until, sql })
    return rows.map((row) => ({
      publication: String(row.publication),
      opens: Number(row.opens),
      clicks: Number(row.clicks),
      flagged_clicks: Number(row.flagged_clicks),
    }))
  }
}
