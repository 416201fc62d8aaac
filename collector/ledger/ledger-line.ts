// The ledger outside its database: one line an entry or checkpoint, in the order of their sequence, entries first.
// A line has one spelling only, so that no byte of an exported file can change unseen.

import { parseJson } from '../parse-json.ts'
import { canonicalJson } from './canonical-json.ts'
import { type SignedCheckpoint, signedCheckpointForm } from './checkpoint.ts'

/** An entry as it is stored: the exact text that was hashed, and what stands beside it. */
export interface StoredEntry {
  body: string
  hash: string
  /** The columns that repeat a part of the body; absent outside the database. */
  beside?: { sequence: number; contact?: string | null; at?: number }
}

export type WholeLine =
  | { kind: 'entry'; entry: StoredEntry }
  | { kind: 'checkpoint'; signed: SignedCheckpoint }

/** `unreadable`: neither, a damaged line of a file. */
export type LedgerLine = WholeLine | { kind: 'unreadable' }

const entryLine = /^\{"entry":(\{.*\}),"hash":"([0-9a-f]{64})"\}$/

/** A line of an export, without its end of line. */
export function formatLine(line: WholeLine): string {
  if (line.kind === 'checkpoint') return canonicalJson(line.signed)
  return `{"entry":${line.entry.body},"hash":"${line.entry.hash}"}`
}

/** Never throws: what is no line is `unreadable`. */
export function parseLine(text: string): LedgerLine {
  const [, body, hash] = entryLine.exec(text) ?? []
  if (body !== undefined && hash !== undefined) return { kind: 'entry', entry: { body, hash } }
  const signed = signedCheckpointForm.safeParse(parseJson(text)).data
  return signed && canonicalJson(signed) === text ? { kind: 'checkpoint', signed } : { kind: 'unreadable' }
}
