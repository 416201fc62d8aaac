// Proves a chain, or names the first entry that is not as it was written. Pure: lines in, a verdict out.
import { type CheckpointKind, isSignedCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { type EntryPlace, readEntryPlace } from './entry-form.ts'
import { hashText, noHash } from './hash-text.ts'
import type { LedgerVerifier } from './ledger-keys.ts'
import type { LedgerLine, StoredEntry } from './ledger-line.ts'

/** Everything that can be wrong, as it is told. */
export const ledgerFaults = {
  unreadable: 'it cannot be read as an entry in its one spelling',
  changed: 'its hash is not that of its text',
  misplaced: 'its number is not the next: an entry was dropped, added or moved',
  unchained: 'it does not follow the entry before it: one of the two was replaced',
  foreign: 'it belongs to another brand',
  misfiled: 'the columns beside it do not say what it says',
  forged_checkpoint: 'the checkpoint over it is not signed by a key of this ledger',
  contradicted: 'a signed checkpoint says that it had another hash',
  cut_off: 'a signed checkpoint says that the ledger went at least this far, but it ends before',
  unsigned: 'no checkpoint covers it, so it may have been added by anybody',
} as const satisfies Record<string, string>

export type LedgerFault = keyof typeof ledgerFaults

export type Verdict =
  | {
      ok: true
      brand: string
      entries: number
      checkpoints: number
      /** The last checkpoint: keep it elsewhere, and a ledger cut back to an older state shows. Null when empty. */
      last: SignedCheckpoint | null
    }
  /** `sequence`: the first entry that is not as it was written. */
  | { ok: false; brand: string; sequence: number; fault: LedgerFault }

export interface VerifyOptions {
  brand: string
  verifiers: readonly LedgerVerifier[]
  /** Checkpoints of this brand that were kept elsewhere. */
  kept?: readonly SignedCheckpoint[]
  /** What is verified; default: a consent ledger. */
  form?: ChainForm
  /** The entry before the first one that is there; default: none. */
  start?: { sequence: number; hash: string }
}

/** What tells one kind of chain from another. */
export interface ChainForm {
  checkpointKind: CheckpointKind
  /** Null when the text is not that of an entry, in its one spelling. */
  readPlace: (body: string) => EntryPlace | null
}

const ledgerForm: ChainForm = { checkpointKind: 'ledger_checkpoint', readPlace: readEntryPlace }
const beginning = { sequence: 0, hash: noHash }

type Found = { sequence: number; fault: LedgerFault } | null

/** Reads the lines in the order of `ledger-line.ts`, and stops at the first fault. */
export async function verifyLedger(
  lines: Iterable<LedgerLine> | AsyncIterable<LedgerLine>,
  options: VerifyOptions,
): Promise<Verdict> {
  const { brand } = options
  const check = createCheck(options)
  for await (const line of lines) {
    const found = check.take(line)
    if (found) return { ok: false, brand, ...found }
  }
  const found = check.end()
  return found ? { ok: false, brand, ...found } : { ok: true, brand, ...check.counts() }
}

function createCheck({ brand, verifiers, kept = [], form = ledgerForm, start = beginning }: VerifyOptions) {
  let { sequence, hash } = start
  let checkpoints = 0
  let last: SignedCheckpoint | null = null

  function takeEntry(stored: StoredEntry): Found {
    const fault = faultOf(stored, { brand, sequence: sequence + 1, previous: hash }, form)
    sequence += 1
    hash = stored.hash
    if (fault) return { sequence, fault }
    const here = kept.filter(({ checkpoint }) => checkpoint.sequence === sequence)
    return here.map(compare).find((found) => found !== null) ?? null
  }

  function takeCheckpoint(signed: SignedCheckpoint): Found {
    const found = compare(signed)
    if (found) return found
    checkpoints += 1
    last = signed
    return null
  }

  function compare(signed: SignedCheckpoint): Found {
    const { checkpoint } = signed
    const here = Math.max(1, sequence)
    if (checkpoint.brand !== brand || !isSignedCheckpoint(signed, verifiers, form.checkpointKind))
      return { sequence: here, fault: 'forged_checkpoint' }
    if (checkpoint.sequence > sequence) return { sequence: sequence + 1, fault: 'cut_off' }
    if (checkpoint.sequence < sequence) return { sequence: here, fault: 'misplaced' }
    return checkpoint.hash === hash ? null : { sequence: here, fault: 'contradicted' }
  }

  function end(): Found {
    if (kept.some(({ checkpoint }) => checkpoint.sequence > sequence))
      return { sequence: sequence + 1, fault: 'cut_off' }
    const covered = last?.checkpoint.sequence ?? start.sequence
    return covered === sequence ? null : { sequence: covered + 1, fault: 'unsigned' }
  }

  return {
    take(line: LedgerLine): Found {
      if (line.kind === 'entry') return takeEntry(line.entry)
      if (line.kind === 'checkpoint') return takeCheckpoint(line.signed)
      return { sequence: sequence + 1, fault: 'unreadable' }
    },
    end,
    counts: () => ({ entries: sequence - start.sequence, checkpoints, last }),
  }
}

const columns = ['sequence', 'contact', 'at'] as const

/** What a stored entry must be at its place. */
function faultOf(
  { body, hash, beside }: StoredEntry,
  place: Pick<EntryPlace, 'brand' | 'sequence' | 'previous'>,
  { readPlace }: ChainForm,
): LedgerFault | null {
  const entry = readPlace(body)
  if (!entry) return 'unreadable'
  if (hashText(body) !== hash) return 'changed'
  if (entry.brand !== place.brand) return 'foreign'
  if (entry.sequence !== place.sequence) return 'misplaced'
  if (entry.previous !== place.previous) return 'unchained'
  return !beside || columns.every((column) => beside[column] === entry[column]) ? null : 'misfiled'
}
