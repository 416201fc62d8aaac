// What is left of the part of a log that was cut off at its old end (R15): a signed word that it went up to an entry of
// this number and hash, and how old that was. The rest of the chain follows it, and still verifies.
import { canonicalJson } from '../ledger/canonical-json.ts'
import type { LedgerSigner, LedgerVerifier } from '../ledger/ledger-keys.ts'
import type { RecordTransaction } from '../stores/records.ts'

export interface Cut {
  brand: string
  /** Of the last entry that was cut off. */
  sequence: number
  hash: string
  /** The time of the newest entry that was cut off, as below milliseconds since 1970. */
  newest: number
  at: number
  /** The name of the key that signed. */
  signer: string
}

/** Nothing younger is ever cut off (R15); a note that says so proves nothing. */
export const leastKeptMs = 30 * 86_400_000

export interface SignedCut {
  cut: Cut
  /** Ed25519, base64url. */
  signature: string
}

export function signCut(what: Omit<Cut, 'signer'>, signer: LedgerSigner): SignedCut {
  const cut = { ...what, signer: signer.id }
  return { cut, signature: signer.sign(signedText(cut)) }
}

/** Whether one of the keys signed exactly this. */
export function isSignedCut({ cut, signature }: SignedCut, verifiers: readonly LedgerVerifier[]): boolean {
  const verifier = verifiers.find(({ id }) => id === cut.signer)
  return verifier?.isSigned(signedText(cut), signature) ?? false
}

function signedText(cut: Cut): string {
  return canonicalJson({ kind: 'access_log_cut', ...cut })
}

/** The last cut, which says everything of those before it; null where nothing was ever cut off. */
export async function readCut(tx: RecordTransaction, brand: string): Promise<SignedCut | null> {
  const [row] = await tx.run('SELECT * FROM access_log_cuts ORDER BY sequence DESC LIMIT 1')
  if (!row) return null
  const [sequence, newest, at] = [Number(row.sequence), Number(row.newest), Number(row.at)]
  const cut = { brand, sequence, hash: String(row.hash), newest, at, signer: String(row.signer) }
  return { cut, signature: String(row.signature) }
}

export async function keepCut(tx: RecordTransaction, { cut, signature }: SignedCut): Promise<void> {
  const { sequence, hash, newest, at, signer } = cut
  await tx.run(
    `INSERT INTO access_log_cuts (one, sequence, hash, newest, at, signer, signature) VALUES (1, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, newest = excluded.newest,
    at = excluded.at, signer = excluded.signer, signature = excluded.signature`,
    [sequence, hash, newest, at, signer, signature],
  )
}
