// An exported ledger in a file.
import { createReadStream } from 'node:fs'
import { readEntryPlace } from './entry-form.ts'
import type { LedgerLine } from './ledger-line.ts'
import { parseLedger } from './parse-ledger.ts'

/** Its lines, unverified. Throws what the file system throws. */
export function readLedgerFile(path: string): AsyncGenerator<LedgerLine> {
  return parseLedger(createReadStream(path, 'utf8'))
}

/** The brand that the first entry names, or null where the first line is no entry. */
export async function brandOfLedgerFile(path: string): Promise<string | null> {
  for await (const line of readLedgerFile(path)) {
    return line.kind === 'entry' ? (readEntryPlace(line.entry.body)?.brand ?? null) : null
  }
  return null
}
