// Who may never be contacted again (B1–B3): keyed tags, so that an opt-out outlives the contact, its erasure and a
// rotation of the pepper.
import type { RecordTransaction } from '../stores/records.ts'

/** Whom an opt-out is for: one ambassador, everybody of the brand, every brand of the operator (B3). */
export type SuppressionScope = 'ambassador' | 'brand' | 'operator'

export const suppressionReasons = ['global_optout', 'spam', 'hard_bounce', 'blocked'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

export interface Suppression {
  scope: SuppressionScope
  reason: SuppressionReason
  /** Milliseconds since 1970. */
  since: number
}

export interface SuppressionRequest {
  /** In any spelling; what is no address is not kept. */
  email: string
  scope: SuppressionScope
  /** Required with the scope `ambassador`. */
  ambassador?: string | undefined
  reason: SuppressionReason
}

export interface Suppressions {
  /**
   * The widest opt-out that stands against writing to this address, or null. `tx` is the brand's own transaction; the
   * operator's list is read in one of its own, so never call this within a transaction of the operator.
   */
  find(tx: RecordTransaction, brand: string, email: string, ambassador?: string): Promise<Suppression | null>
  isSuppressed(tx: RecordTransaction, brand: string, email: string, ambassador?: string): Promise<boolean>
  /** Keeps an opt-out, in force when this resolves; the first reason and date stay. False: that is no address. */
  suppress(tx: RecordTransaction, brand: string, request: SuppressionRequest): Promise<boolean>
}
