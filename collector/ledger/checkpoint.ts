// A signed word about a chain: "entry N of this brand has this hash". It fixes every entry up to N.
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import type { LedgerSigner, LedgerVerifier } from './ledger-keys.ts'

export interface Checkpoint {
  brand: string
  sequence: number
  /** Of the entry at `sequence`. */
  hash: string
  /** When it was signed, milliseconds since 1970. */
  at: number
  /** The name of the key that signed. */
  signer: string
}

export interface SignedCheckpoint {
  checkpoint: Checkpoint
  /** Ed25519, base64url. */
  signature: string
}

/** Of which chain: the consent ledger's, or the access log's. */
export type CheckpointKind = 'ledger_checkpoint' | 'access_log_checkpoint'

/** Checkpoints at these sequences stay; of the others only the last. */
export const checkpointEvery = 100

export const signedCheckpointForm = z.strictObject({
  checkpoint: z.strictObject({
    brand: z.string(),
    sequence: z.int().positive(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: z.int().nonnegative(),
    signer: z.string(),
  }),
  signature: z.string().regex(/^[\w-]{86}$/),
}) satisfies z.ZodType<SignedCheckpoint>

export function signCheckpoint(
  place: Omit<Checkpoint, 'signer'>,
  signer: LedgerSigner,
  kind: CheckpointKind = 'ledger_checkpoint',
): SignedCheckpoint {
  const checkpoint = { ...place, signer: signer.id }
  return { checkpoint, signature: signer.sign(signedText(checkpoint, kind)) }
}

/** Whether one of the keys signed exactly this. */
export function isSignedCheckpoint(
  { checkpoint, signature }: SignedCheckpoint,
  verifiers: readonly LedgerVerifier[],
  kind: CheckpointKind = 'ledger_checkpoint',
): boolean {
  const verifier = verifiers.find(({ id }) => id === checkpoint.signer)
  return verifier?.isSigned(signedText(checkpoint, kind), signature) ?? false
}

/** The kind keeps a checkpoint's signature from being one of anything else that the key signs. */
function signedText(checkpoint: Checkpoint, kind: CheckpointKind): string {
  return canonicalJson({ kind, ...checkpoint })
}
