// The port of the records store: transactions on rows, each brand's apart. Engines live in the folders beside this file.

/**
 * A text is well-formed Unicode without NUL, a whole number a safe integer; anything else is refused, not changed.
 * Bytes travel as base64 text, longer integers as text.
 */
export type Value = string | number | null
export type RecordRow = Record<string, Value>

export interface RecordTransaction {
  /**
   * One statement, its values at the `?`s in their order; answers the rows of a SELECT or a RETURNING, else none.
   * Throws a RecordStatementError when the engine refuses it (a constraint, its syntax, a value), a RecordStoreTrouble
   * when the storage fails: the transaction is then undone, also when that is caught; `ON CONFLICT` is the way to try.
   */
  run(sql: string, params?: readonly Value[]): Promise<RecordRow[]>
  /**
   * For erasures: once the transaction is kept, the engine's log holds nothing of what it deleted or replaced. Where the
   * storage refuses that, `transact` throws its trouble though the transaction is kept: asking again clears the log.
   */
  leaveNoTrace(): void
}

export interface RecordStore {
  /**
   * One transaction of one brand's database; `brand` null is the operator's own (limits and opt-outs over all brands).
   * On disk when it resolves. When `work` throws, nothing of it stays and the error comes back. One at a time a brand,
   * in the order they were asked for; brands do not wait for each other. Never call `transact` for the same brand
   * within `work`: it would wait for itself. Throws a RecordStoreTrouble when the storage fails.
   */
  transact<Result>(brand: string | null, work: (tx: RecordTransaction) => Promise<Result>): Promise<Result>
  /** Waits for the transactions that have begun, then lets go of every file. Later ones are refused as `closed`. */
  close(): Promise<void>
}

/** One database at one moment, and its copy. */
export interface CopiedRecords<Seen> {
  /** Another one whenever the database is. */
  mark: string
  /** False: it has the mark that was known, and nothing was written. */
  isCopied: boolean
  /** How many rows each table has. */
  rows: Record<string, number>
  /** What `look` answered of the same moment. */
  seen: Seen
}

export interface WantedCopy<Seen> {
  /** The copy's file, which is not there yet. It opens with the keys of the original. */
  path: string
  /** The mark of the copy that one has, or null. */
  known: string | null
  /** Reads what is to be told of the same moment. */
  look: (tx: RecordTransaction) => Promise<Seen>
}

/** A store whose databases can be copied while it is used. */
export interface RecordCopier {
  /** A whole copy of one database (null: the operator's own), in its turn among that brand's transactions. */
  copy<Seen>(brand: string | null, wanted: WantedCopy<Seen>): Promise<CopiedRecords<Seen>>
  /** How many rows each table has. */
  countRows(brand: string | null): Promise<Record<string, number>>
}

/** A store that can let go of a brand as a whole. */
export interface RecordRemover {
  /** Deletes a brand's database, in its turn among that brand's transactions. */
  removeBrand(brand: string): Promise<void>
}

/** A step of a database's structure, applied once, in the order of its list. */
export interface Migration {
  /** Unique over all rooms, e.g. `contacts-1`; what has been applied is remembered by it. Never change one that shipped. */
  name: string
  sql: readonly string[]
}

/** What the two kinds of database hold. */
export interface RecordSchema {
  brand: readonly Migration[]
  operator: readonly Migration[]
}

export type TroubleReason =
  /** The file cannot be opened with the keys at hand, or is not a database. */
  | 'wrong_key'
  /** Another process has it. */
  | 'in_use'
  /** Full, not readable or not writable, damaged. */
  | 'disk'
  /** Written by a later version of the collector. */
  | 'newer'
  /** The transaction lasted too long and was undone. */
  | 'timeout'
  /** Too many transactions of this brand are waiting. */
  | 'overloaded'
  /** The store was closed, or its thread ended. */
  | 'closed'

/** The storage failed, not the caller: routes answer 503 and the sender comes again. Holds no value of a row. */
export class RecordStoreTrouble extends Error {
  override readonly name = 'RecordStoreTrouble'
  constructor(
    readonly reason: TroubleReason,
    message: string,
  ) {
    super(message)
  }
}

export type StatementFault = 'constraint' | 'statement'

/** A statement was refused: a constraint of the schema, or a fault in the SQL. */
export class RecordStatementError extends Error {
  override readonly name = 'RecordStatementError'
  constructor(
    /** `constraint`: the rows would break the schema. `statement`: it, or a value of it, is wrong in itself. */
    readonly reason: StatementFault,
    message: string,
  ) {
    super(message)
  }
}

/** What opening a store answers: the folder may be another process's, the key a wrong one, the disk may refuse. */
export type OpenedRecordStore =
  | { ok: true; store: RecordStore & RecordCopier & RecordRemover }
  | { ok: false; reason: TroubleReason; message: string }
