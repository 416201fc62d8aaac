// What the records store and its thread say to each other. Plain data only: it is copied from one to the other.
import type { RecordRow, RecordSchema, StatementFault, TroubleReason, Value } from '../records.ts'

/** What the thread is started with. */
export interface ThreadSettings {
  dataFolder: string
  schema: RecordSchema
  /** Files of brands that are open at the same time; the operator's own is always open. */
  openFiles: number
  /** The keys of the operator's file, newest first. */
  operatorKeys: readonly string[]
}

export type Request =
  /** Opens the operator's file, which keeps every other process out. */
  | { act: 'open' }
  /** Opens the brand's file if need be, with the first of the keys that fits, and begins. */
  | { act: 'begin'; transaction: number; brand: string | null; keys: readonly string[] }
  | { act: 'run'; transaction: number; sql: string; params: readonly Value[] }
  /** `leaveNoTrace`: the log is emptied into the file afterwards. */
  | { act: 'commit'; transaction: number; leaveNoTrace: boolean }
  | { act: 'rollback'; transaction: number }
  /** Lets go of a brand's file and deletes it. */
  | { act: 'remove'; brand: string }
  /** Answers a row a table: its name and how many rows it has. */
  | { act: 'count'; brand: string | null; keys: readonly string[] }
  /** Writes a whole copy unless the file's mark is the known one; answers one row: `mark`, and `copied` 1 or 0. */
  | { act: 'copy'; brand: string | null; keys: readonly string[]; path: string; known: string | null }

/** Why a request failed. `fault`: nothing that is foreseen. */
export type Failure =
  | { kind: 'trouble'; reason: TroubleReason; message: string }
  | { kind: 'statement'; reason: StatementFault; message: string }
  | { kind: 'fault'; message: string }

/** A numbered request; the answer has its number. */
export interface Question {
  number: number
  request: Request
}

export type Answer = { number: number } & ({ ok: true; rows: RecordRow[] } | { ok: false; failure: Failure })
