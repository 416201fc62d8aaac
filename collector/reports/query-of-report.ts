// From a named report and what an address or a command line says beside it, to its query, which is then read as any other.
import { nearestName } from '../settings/nearest-name.ts'
import { type Report, type ReportTable, reportCatalogue, reportNames } from './report-catalogue.ts'

/** As texts, the way they are written in an address. */
export interface AskedReport {
  from: string | undefined
  to: string | undefined
  /** The name of one of its tables; default: the first. */
  table?: string | undefined
  /** A name that `compare` knows, or `<from>..<to>`. */
  compare?: string | undefined
  /** A list of filters as JSON. */
  filters?: string | undefined
}

export type ReportQuery =
  | { ok: true; table: string; query: object }
  | { ok: false; isMissing: boolean; error: { code: string; message: string; path: string } }

export function queryOfReport(name: string, { from, to, table, compare, filters }: AskedReport): ReportQuery {
  const known = reportNames.find((each) => each === name)
  if (known === undefined) return unknown('report', name, reportNames, 'report')
  const { tables }: Report = reportCatalogue[known]
  const found: ReportTable | undefined =
    table === undefined ? tables[0] : tables.find((each) => each.name === table)
  if (!found)
    return unknown(
      'table',
      table ?? '',
      tables.map((each) => each.name),
      'table',
    )
  const more = readJson(filters ?? '[]')
  if (!Array.isArray(more)) return wrong('filters', 'must be a list of filters as JSON')
  const [, first, last] = /^([^.]*)\.\.([^.]*)$/.exec(compare ?? '') ?? []
  return {
    ok: true,
    table: found.name,
    query: {
      ...found.query,
      period: { from, to },
      filters: [...(found.query.filters ?? []), ...more],
      ...(compare === undefined
        ? {}
        : { compare: first === undefined ? compare : { from: first, to: last } }),
    },
  }
}

function unknown(kind: string, written: string, names: readonly string[], path: string): ReportQuery {
  const near = nearestName(written.slice(0, 40), names)
  const message = near === null ? `there is no such ${kind}` : `there is no such ${kind}; nearest: ${near}`
  return { ok: false, isMissing: true, error: { code: `no_such_${kind}`, message, path } }
}

function wrong(path: string, message: string): ReportQuery {
  return { ok: false, isMissing: false, error: { code: 'invalid', message, path } }
}

/** Undefined when it is not JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
