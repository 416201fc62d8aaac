// Whether a receipt is as it was signed. Needs the receipt and a public key, nothing else.
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { canonicalJson } from './canonical-json.ts'
import type { LedgerVerifier } from './ledger-keys.ts'
import type { Receipt } from './receipt.ts'

export type ReceiptVerdict =
  | { ok: true; receiptId: string; brand: string; issuedAt: string; signer: string }
  /** `unreadable`: no receipt. `foreign_key`: signed by a key that is not among the trusted. `changed`: not as signed. */
  | { ok: false; fault: 'unreadable' | 'foreign_key' | 'changed' }

/** What is signed is the receipt whole, so only what is told about it needs a form. */
const receiptForm = z.strictObject({
  receipt: z.looseObject({ receipt_id: z.string(), brand: z.string(), issued_at: z.string() }),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    key_id: z.string(),
    public_key: z.string(),
    value: z.string(),
  }),
})

/**
 * Reads a receipt's JSON, indented or not.
 *
 * @param verifiers the keys to trust: never the one that the receipt itself names, which anybody can write there.
 */
export function verifyReceipt(text: string, verifiers: readonly LedgerVerifier[]): ReceiptVerdict {
  const signed = receiptForm.safeParse(parseJson(text)).data
  if (!signed) return { ok: false, fault: 'unreadable' }
  const { receipt, signature } = signed
  const verifier = verifiers.find(({ id }) => id === signature.key_id)
  if (verifier?.publicKey !== signature.public_key) return { ok: false, fault: 'foreign_key' }
  if (!verifier.isSigned(receiptText(receipt), signature.value)) return { ok: false, fault: 'changed' }
  const { receipt_id: receiptId, brand, issued_at: issuedAt } = receipt
  return { ok: true, receiptId, brand, issuedAt, signer: verifier.id }
}

/** The text that is signed. */
export function receiptText(receipt: Receipt | z.infer<typeof receiptForm>['receipt']): string {
  return canonicalJson({ kind: 'consent_receipt', receipt })
}
