// What an investigation asks of a log, from words typed into a query string or a command.
import { dayOfDate, isDate } from '../reports/calendar.ts'
import { entities } from './access-act.ts'
import type { Wanted } from './export-access-log.ts'

export interface TypedWanted {
  from?: string | undefined
  to?: string | undefined
  by?: string | undefined
  entity?: string | undefined
  id?: string | undefined
  address?: string | undefined
}

export type ParsedWanted = { ok: true; wanted: Wanted } | { ok: false; path: string; message: string }

const dayMs = 86_400_000
/** The last day that a date can name. */
const lastDay = '9999-12-31'

/** Days are whole ones in UTC, as the log's. */
export function parseWanted({ from = '1970-01-01', to = lastDay, ...typed }: TypedWanted): ParsedWanted {
  if (!isDate(from)) return refuse('from', 'must be a day written YYYY-MM-DD')
  if (!isDate(to)) return refuse('to', 'must be a day written YYYY-MM-DD')
  const entity = entities.find((known) => known === typed.entity)
  if (typed.entity !== undefined && !entity) return refuse('entity', `is one of ${entities.join(', ')}`)
  if (typed.id !== undefined && !entity) return refuse('id', 'needs its entity')
  const wanted = { ...typed, entity, from: startOf(from), until: startOf(to) + dayMs }
  return { ok: true, wanted }
}

const startOf = (date: string) => dayOfDate(date) * dayMs

function refuse(path: string, message: string): ParsedWanted {
  return { ok: false, path, message }
}
