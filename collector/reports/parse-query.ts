// From unknown JSON to a report query, or to what is wrong with it and where.
import { z } from 'zod'
import { attributionModels, longestWindowDays } from '../attribution/rule.ts'
import { byShape } from './by-shape.ts'
import { isDate } from './calendar.ts'
import { checkQuery } from './check-query.ts'
import { dimensionNames } from './dimensions.ts'
import { funnelSchema } from './funnel-schema.ts'
import { oneOf, unknownName } from './known-name.ts'
import { metricNames } from './metrics.ts'
import { filterSchema } from './parse-filter.ts'
import type { Compare, ParsedQuery, QueryError } from './query.ts'

const defaultLimit = 100
const largestLimit = 1000

const metric = oneOf(metricNames, 'unknown_metric', 'metric')
const dimension = oneOf(dimensionNames, 'unknown_dimension', 'dimension')
const date = z
  .string()
  .refine(isDate, { message: 'A day is written YYYY-MM-DD.', params: { code: 'invalid_period' } })
const days = z.strictObject({ from: date, to: date })
const compare = byShape<Compare>((value) => (typeof value === 'object' ? days : z.enum(compareNames)))
const compareNames = ['previous', 'year_before', 'matching_weekdays'] as const

const attribution = z.strictObject({
  model: z.enum(attributionModels).exactOptional(),
  windowDays: z.int().min(1).max(longestWindowDays).exactOptional(),
})

const schema = z.strictObject({
  metrics: z.array(metric).min(1).max(metricNames.length),
  dimensions: z.array(dimension).max(2).default([]),
  period: days,
  filters: z.array(filterSchema).max(20).default([]),
  compare: compare.optional(),
  funnel: funnelSchema.optional(),
  attribution: attribution.optional(),
  order: z
    .strictObject({
      by: oneOf([...metricNames, ...dimensionNames], 'invalid_query', 'column'),
      direction: z.enum(['ascending', 'descending']).default('descending'),
    })
    .optional(),
  limit: z.int().min(1).max(largestLimit).default(defaultLimit),
})

/**
 * Understands a query, or says what is wrong and where: an unknown metric or dimension with the nearest known name,
 * a metric that a dimension cannot be asked by with both names, a period that is no period.
 */
export function parseQuery(value: unknown): ParsedQuery {
  const parsed = schema.safeParse(value, { reportInput: false })
  if (!parsed.success) return { ok: false, error: firstError(parsed.error.issues) }
  const { compare, order, funnel, attribution, ...rest } = parsed.data
  const more = {
    ...(compare ? { compare } : {}),
    ...(order ? { order } : {}),
    ...(funnel ? { funnel } : {}),
    ...(attribution ? { attribution } : {}),
  }
  const query = { ...rest, ...more }
  const error = checkQuery(query)
  return error ? { ok: false, error } : { ok: true, query }
}

function firstError(issues: readonly z.core.$ZodIssue[]): QueryError {
  const [issue] = issues
  if (issue === undefined) throw new RangeError('a refused query has an issue')
  const path = issue.path.reduce<string>(placeOf, '')
  if (issue.code === 'unrecognized_keys') {
    return {
      code: 'invalid_query',
      message: unknownName('key', issue.keys[0] ?? '', keysOf[path] ?? []),
      path,
    }
  }
  const named = issue.code === 'custom' ? codes.find((code) => code === issue.params?.code) : undefined
  return { code: named ?? 'invalid_query', message: issue.message, path }
}

const codes: readonly QueryError['code'][] = ['unknown_metric', 'unknown_dimension', 'invalid_period']

const keysOf: Record<string, string[]> = {
  '': Object.keys(schema.shape),
  period: ['from', 'to'],
  compare: ['from', 'to'],
  order: ['by', 'direction'],
  funnel: ['steps', 'mode', 'window'],
  attribution: ['model', 'windowDays'],
}

/** `metrics[1]`, `period.from`. */
function placeOf(place: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${place}[${key}]`
  return place === '' ? String(key) : `${place}.${String(key)}`
}
