// One row per visit, as `visits`, with when its visitor was first seen.
import type { RelationOptions } from './relation.ts'
import { visitsOf } from './visits.ts'

export function returnsOf(options: RelationOptions): string {
  const { rollUp, events, wide = events } = options
  const [time, seen] = rollUp ? ['first', rollUp.stays] : ['time', wide]
  const firsts = `SELECT visitor_key AS known_key, min(${time}) AS first_seen FROM ${seen} GROUP BY visitor_key`
  return `(SELECT * FROM ${visitsOf(options)} JOIN (${firsts}) AS firsts ON known_key = visitor_key) AS returns`
}
