import { parseQuery } from '../../../../collector/reports/parse-query.ts'

/** Why a query is refused; null where it is taken. */
export function refusal(query: unknown) {
  const parsed = parseQuery(query)
  return parsed.ok ? null : parsed.error
}
