// Where `candor report` takes its figures: the data folder itself, or the collector that has it open.
import { commandLine } from '../access/caller.ts'
import { createOperatorToken } from '../access/operator-token.ts'
import type { CreditFacts } from '../attribution/credit-question.ts'
import type { Brand } from '../brands/brand.ts'
import { openKeys, openRecords } from '../data-folder.ts'
import { creditFactsIn } from '../report-rooms.ts'
import { createAnswerQuery } from '../reports/answer-query.ts'
import { reportCells, reportCsv } from '../reports/csv.ts'
import type { TableAnswer } from '../reports/table-answer.ts'
import { openDuckdbEventStore } from '../stores/duckdb/duckdb-event-store.ts'
import { collectorAddress, unreachable } from './collector-address.ts'
import type { CommandContext } from './context.ts'
import { textTable } from './text-table.ts'

/** `words`: a table for people. A collector that is running is asked for CSV instead. */
export type ReportFormat = 'json' | 'csv' | 'words'

/** The answer to a query, written; or the command ends with what is wrong with it. */
export async function askReport(
  brand: Brand,
  query: unknown,
  format: ReportFormat,
  context: CommandContext,
): Promise<string> {
  const { environment, now } = context
  const opened = await openDuckdbEventStore(environment)
  if (!opened.ok) return askCollector(brand, query, format, context)
  try {
    const readFacts = (of: Brand) => readFactsOf(of, context)
    const answerQuery = createAnswerQuery({ store: opened.store, now, asOf: now, readFacts })
    const result = await answerQuery(brand, query, commandLine)
    return result.ok
      ? writtenAnswer(result.answer, format)
      : context.fail(`${result.error.path}: ${result.error.message}`)
  } finally {
    await opened.store.close()
  }
}

/** What a brand's records know of its credits: they are opened only where a query asks for these. */
async function readFactsOf(
  brand: Brand,
  { environment, now, recordsWorker, fail }: CommandContext,
): Promise<CreditFacts> {
  const keys = openKeys(environment, now)
  if (!keys.ok) return fail(keys.message)
  const records = await openRecords(environment, keys.keyRing, recordsWorker)
  if (!records.ok) return fail(records.message)
  try {
    return await creditFactsIn(records.store, now)(brand)
  } finally {
    await records.store.close()
  }
}

/** Asks the collector that has the folder open, as the operator of this machine. */
export async function askCollector(
  brand: Brand,
  query: unknown,
  format: ReportFormat,
  context: CommandContext,
): Promise<string> {
  return askPath(`/api/${brand.name}/reports/query`, context, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: format === 'json' ? 'application/json' : 'text/csv',
    },
    body: JSON.stringify(query),
  })
}

export async function askPath(
  path: string,
  { environment, now, fetch, fail }: CommandContext,
  { headers, ...init }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  const base = collectorAddress(environment)
  const keys = openKeys(environment, now)
  if (!keys.ok) return fail(keys.message)
  const authorization = `Bearer ${createOperatorToken(keys.keyRing, now())}`
  const answer = await fetch(base + path, { ...init, headers: { ...headers, authorization } }).catch(
    () => null,
  )
  if (!answer) return fail(unreachable(environment.dataFolder, base))
  const text = await answer.text()
  return answer.ok ? text.trimEnd() : fail(`${base} answered ${answer.status}: ${text}`)
}

/** As it is printed. */
export function writtenAnswer(answer: TableAnswer, format: ReportFormat): string {
  if (format === 'json') return JSON.stringify(answer)
  return format === 'csv' ? reportCsv(answer).trimEnd() : inWords(answer)
}

/** A table, and under it what an analyst must know of it. */
function inWords(answer: TableAnswer): string {
  const { query, meta } = answer
  const { headers, rows } = reportCells(answer)
  const notes = [
    `${query.period.from} to ${query.period.to}, ${meta.time_zone}, as of ${meta.as_of}`,
    ...(meta.suppressed > 0
      ? [`rows hidden because too few visitors are behind them: ${meta.suppressed}`]
      : []),
    ...(meta.seeded ? [`holds demonstration data from ${meta.seeded.from} to ${meta.seeded.to}`] : []),
  ]
  return [textTable(headers, rows), '', ...notes].join('\n')
}
