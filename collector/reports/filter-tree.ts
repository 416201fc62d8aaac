// Walking through filters and their groups.
import type { Filter, PlainFilter } from './query.ts'

/** A filter that is no group, and where it stands: `filters[0].and[1]`. */
export interface PlacedFilter {
  filter: PlainFilter
  place: string
}

export function isPlain(filter: Filter): filter is PlainFilter {
  return Array.isArray(filter)
}

/** The filters that are no groups, at any depth, in the order they are written. */
export function placedFilters(filters: readonly Filter[]): PlacedFilter[] {
  return filters.flatMap((filter, at) => placed(filter, `filters[${at}]`))
}

export function plainFilters(filters: readonly Filter[]): PlainFilter[] {
  return placedFilters(filters).map(({ filter }) => filter)
}

function placed(filter: Filter, place: string): PlacedFilter[] {
  if (isPlain(filter)) return [{ filter, place }]
  if ('not' in filter) return placed(filter.not, `${place}.not`)
  const [name, inner] = 'and' in filter ? (['and', filter.and] as const) : (['or', filter.or] as const)
  return inner.flatMap((each, at) => placed(each, `${place}.${name}[${at}]`))
}
