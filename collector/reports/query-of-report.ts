// From a table of a named report and what an address or a command line says beside it, to its query, which is then read as
// any other.
import { parseJson } from '../parse-json.ts'
import { type FunnelTexts, funnelOfTexts, saysFunnel } from './funnel-texts.ts'
import type { ReportTable } from './report-catalogue.ts'

/** As texts, the way they are written in an address. */
export interface AskedReport extends FunnelTexts {
  from: string | undefined
  to: string | undefined
  /** The name of one of its tables; default: the first. */
  table?: string | undefined
  /** A name that `compare` knows, or `<from>..<to>`. */
  compare?: string | undefined
  /** A list of filters as JSON. */
  filters?: string | undefined
  /** Rows at most. */
  limit?: number | undefined
}

export type ReportQuery =
  | { ok: true; query: object }
  | { ok: false; error: { code: string; message: string; path: string } }

export function queryOfTable(
  { query }: ReportTable,
  { from, to, compare, filters, limit, ...texts }: AskedReport,
): ReportQuery {
  const more = parseJson(filters ?? '[]')
  if (!Array.isArray(more)) return wrong('must be a list of filters as JSON', 'filters')
  const isOfSteps = query.dimensions.includes('funnel_step')
  if (saysFunnel(texts) && !isOfSteps) return wrong('this table has no steps', 'steps')
  const [, first, last] = /^([^.]*)\.\.([^.]*)$/.exec(compare ?? '') ?? []
  return {
    ok: true,
    query: {
      ...(limit === undefined ? {} : { limit }),
      ...query,
      period: { from, to },
      filters: [...(query.filters ?? []), ...more],
      ...(saysFunnel(texts) ? funnelOfTexts(texts) : {}),
      ...(compare === undefined
        ? {}
        : { compare: first === undefined ? compare : { from: first, to: last } }),
    },
  }
}

function wrong(message: string, path: string): ReportQuery {
  return { ok: false, error: { code: 'invalid', message, path } }
}
