// The certificate of an erasure: what was erased where and when, signed. Opaque IDs and counts; nobody is in it.
import { z } from 'zod'
import { canonicalJson } from '../ledger/canonical-json.ts'
import type { LedgerSigner, LedgerVerifier } from '../ledger/ledger-keys.ts'
import { parseJson } from '../parse-json.ts'
import { erasureKinds, erasureReasons } from './asked-erasure.ts'

const form = z.strictObject({
  /** Of the erasure. */
  id: z.string(),
  brand: z.string(),
  kind: z.enum(erasureKinds),
  /** The opaque IDs of what was erased; none for behaviour, which has none. */
  subjects: z.array(z.string()),
  reason: z.enum(erasureReasons),
  /** An opaque ID: who asked. */
  by: z.string(),
  /** Milliseconds since 1970. */
  asked_at: z.int(),
  erased_at: z.int(),
  /** What was erased, by the name of its place: rows, events, or files. */
  erased: z.record(z.string(), z.int().nonnegative()),
  /** Months of events whose files were written anew. */
  months: z.array(z.string()),
  /** The name of the key that signed. */
  signer: z.string(),
})
export type Certificate = z.infer<typeof form>

/** The signature is Ed25519, base64url, over the canonical JSON of `{"kind": "erasure_certificate", "certificate": …}`. */
export const signedCertificate = z.strictObject({
  certificate: form,
  signature: z.string().regex(/^[\w-]{86}$/),
})
export type SignedCertificate = z.infer<typeof signedCertificate>

export type CertificateVerdict =
  | { ok: true; certificate: Certificate }
  | { ok: false; reason: 'not_a_certificate' | 'unknown_key' | 'wrong_signature' }

export function signCertificate(
  certificate: Omit<Certificate, 'signer'>,
  signer: LedgerSigner,
): SignedCertificate {
  const signed = { ...certificate, signer: signer.id }
  return { certificate: signed, signature: signer.sign(signedText(signed)) }
}

/** Whether a text is a certificate that one of the keys signed. */
export function verifyCertificate(text: string, verifiers: readonly LedgerVerifier[]): CertificateVerdict {
  const parsed = signedCertificate.safeParse(parseJson(text))
  if (!parsed.success) return { ok: false, reason: 'not_a_certificate' }
  const { certificate, signature } = parsed.data
  const verifier = verifiers.find(({ id }) => id === certificate.signer)
  if (!verifier) return { ok: false, reason: 'unknown_key' }
  const isSigned = verifier.isSigned(signedText(certificate), signature)
  return isSigned ? { ok: true, certificate } : { ok: false, reason: 'wrong_signature' }
}

/** The kind keeps its signature from being one of anything else that the key signs. */
function signedText(certificate: Certificate): string {
  return canonicalJson({ kind: 'erasure_certificate', certificate })
}
