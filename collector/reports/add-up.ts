// How the store may add events up for reports: by the brand's days, with what is too slow to work out for each question.
import type { AddUp } from '../stores/events.ts'
import type { Dialect } from './dialect.ts'
import { localDay } from './period.ts'
import { originOf } from './visit-source.ts'

export function addUpBy(timeZone: string, dialect: Dialect): AddUp {
  return { localDay: (span) => localDay({ timeZone, span }, dialect), ofStay: originOf(dialect) }
}
