// Where small groups are hidden, a question is about two dimensions at most beside the date: of three, what hides a group
// could not be made sure of.
import { funnelOf, isFunnel } from '../funnel.ts'
import type { Query, QueryError } from '../query.ts'
import { dimensionsBeside } from './visible.ts'

export function refuseCrossing(query: Query, smallest: number): QueryError | null {
  if (smallest <= 1 || !isCrossedTwice(query)) return null
  const asked = dimensionsBeside(query).join(', ')
  const message = `Small groups are hidden: ask about two dimensions at most beside the date, not ${asked}; leave a filter or the break-down out.`
  return { code: 'unsupported_pair', message, path: 'filters' }
}

export function isCrossedTwice(query: Query): boolean {
  const steps = isFunnel(query) ? funnelOf(query).steps.map((step) => step.filters) : []
  return [[], ...steps].some(
    (own) => dimensionsBeside({ ...query, filters: [...query.filters, ...own] }).length > 2,
  )
}
