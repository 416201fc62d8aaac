// Who asks for an erasure, of what, and why: closed lists, which the certificate and the routes take over.

/** Why: the person asked, a child's data (G5), the person objected, the brand asked, a time limit was over. */
export const erasureReasons = ['request', 'minor', 'objection', 'brand', 'retention'] as const
export type ErasureReason = (typeof erasureReasons)[number]

export const erasureKinds = ['contact', 'behaviour', 'ambassador', 'brand'] as const
export type ErasureKind = (typeof erasureKinds)[number]

export interface AskedErasure {
  /** An opaque ID: a person's who logs in, or `server`, `operator`, `person`, `retention`. */
  by: string
  reason: ErasureReason
  /** Of a person's erasure, where whoever asks was told it already; default: a new one. */
  id?: string
}
