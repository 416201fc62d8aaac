// From unknown JSON to one filter or a group of them.
import { z } from 'zod'
import { byShape } from './by-shape.ts'
import { dimensionNames, dimensions } from './dimensions.ts'
import { oneOf } from './known-name.ts'
import { type Filter, filterOperators } from './query.ts'
import { refusePattern } from './safe-pattern.ts'

const deepest = 4
const mostInGroup = 50

const filterable = dimensionNames.filter((name) => dimensions[name].filter)
const filterValue = z.string().max(500).nullable()

const plain = z
  .tuple([
    oneOf(filterable, 'unknown_dimension', 'filter'),
    z
      .enum([...filterOperators, 'is not'])
      .transform((text) => (text === 'is not' ? ('is_not' as const) : text)),
    z.union([filterValue, z.array(filterValue).min(1).max(100)]),
  ])
  .superRefine(([, operator, value], context) => {
    if (operator !== 'matches' && operator !== 'not_matches') return
    for (const [at, pattern] of [value].flat().entries()) {
      const message = pattern === null ? 'A pattern is a text.' : refusePattern(pattern)
      if (message) context.addIssue({ code: 'custom', message, path: Array.isArray(value) ? [2, at] : [2] })
    }
  })

const noGroup = z.custom<never>(() => false, 'A group has one key: and, or, not.')
const tooDeep = z.custom<never>(() => false, `Groups are ${deepest} deep at most.`)

/** A filter, or a group of them, four groups deep. */
export const filterSchema = filterWithin(deepest)

function filterWithin(depth: number): z.ZodType<Filter> {
  return byShape<Filter>((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return plain
    return depth === 0 ? tooDeep : groupSchema(value, filterWithin(depth - 1))
  })
}

function groupSchema(value: object, inner: z.ZodType<Filter>): z.ZodType<Filter> {
  const many = z.array(inner).min(1).max(mostInGroup)
  if (Object.hasOwn(value, 'and')) return z.strictObject({ and: many })
  if (Object.hasOwn(value, 'or')) return z.strictObject({ or: many })
  return Object.hasOwn(value, 'not') ? z.strictObject({ not: inner }) : noGroup
}
