// Who may never be contacted again (B1–B3): keyed tags, so that an opt-out outlives the contact, its erasure and a
// rotation of the pepper.
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { findOptOuts, keepOptOut, liftOptOut, type Tags } from './opt-out-list.ts'
import type { SuppressionReason } from './suppression-reasons.ts'

export type { SuppressionReason } from './suppression-reasons.ts'

/** Whom an opt-out is for (B3): every brand of the operator, everybody of the brand, one ambassador. */
export type SuppressionScope = 'operator' | 'brand' | 'ambassador'

export interface Suppression {
  scope: SuppressionScope
  reason: SuppressionReason
  /** Milliseconds since 1970. */
  since: number
}

/** For the scope `ambassador` the ambassador's ID comes along. */
export type SuppressionTarget =
  | { scope: 'operator' | 'brand'; ambassador?: undefined }
  | { scope: 'ambassador'; ambassador: string }

/** `email` in any spelling. */
export type SuppressionRequest = SuppressionTarget & { email: string; reason: SuppressionReason }

/**
 * `tx` is always the brand's own transaction. The operator's list is read and written in a transaction of the
 * operator's, so none of these may be called within one. A text that is no address is nobody's.
 */
export interface Suppressions {
  /** The widest and oldest opt-out that stands against writing to an address, or null. */
  find(tx: RecordTransaction, brand: string, email: string, ambassador?: string): Promise<Suppression | null>
  isSuppressed(tx: RecordTransaction, brand: string, email: string, ambassador?: string): Promise<boolean>
  /** Keeps an opt-out, in force when this resolves; the first date of a reason stays. False: that is no address. */
  suppress(tx: RecordTransaction, brand: string, request: SuppressionRequest): Promise<boolean>
  /**
   * Takes a `global_optout` back: for the person alone, on their own page, when they say yes again. What a mail server
   * or a complaint said stays.
   */
  lift(tx: RecordTransaction, brand: string, target: SuppressionTarget & { email: string }): Promise<void>
}

export interface SuppressionsOptions {
  store: Pick<RecordStore, 'transact'>
  keyRing: KeyRing
  now: () => number
}

/** Whose key the operator's tags are under. No brand can be called this, so no brand's list can be joined with it. */
const operator = '-'
/** Stands for every ambassador. */
const everybody: Tags = ['']

export function createSuppressions({ store, keyRing, now }: SuppressionsOptions): Suppressions {
  const tagsOf = (brand: string, kind: 'email' | 'identifier', text: string) =>
    asTags(keyRing.tagsUnderEveryVersion(brand, kind, text))
  const ambassadorTags = (brand: string, id: string | undefined) =>
    id === undefined ? everybody : tagsOf(brand, 'identifier', `ambassador:${id}`)

  /** Runs on the list that a scope is kept in. */
  async function onList<Result>(
    tx: RecordTransaction,
    brand: string,
    { scope, ambassador, email }: SuppressionTarget & { email: string },
    act: (list: RecordTransaction, person: Tags, of: Tags) => Promise<Result>,
  ): Promise<Result> {
    if (scope !== 'operator') return act(tx, tagsOf(brand, 'email', email), ambassadorTags(brand, ambassador))
    return store.transact(null, (own) => act(own, tagsOf(operator, 'email', email), everybody))
  }

  async function find(
    tx: RecordTransaction,
    brand: string,
    email: string,
    ambassador?: string,
  ): Promise<Suppression | null> {
    const address = normaliseEmail(email)
    if (address === null) return null
    const targets: SuppressionTarget[] = [{ scope: 'operator' }, { scope: 'brand' }]
    if (ambassador !== undefined) targets.push({ scope: 'ambassador', ambassador })
    const found: Suppression[] = []
    // Every list is read, whatever the first one says: the work must not tell what is on them (S14).
    for (const target of targets) {
      const optOuts = await onList(tx, brand, { ...target, email: address }, findOptOuts)
      found.push(...optOuts.map((optOut) => ({ ...optOut, scope: target.scope })))
    }
    return found[0] ?? null
  }

  return {
    find,
    isSuppressed: async (...asked) => (await find(...asked)) !== null,
    async suppress(tx, brand, request) {
      const email = normaliseEmail(request.email)
      if (email === null) return false
      const { reason } = request
      await onList(tx, brand, { ...request, email }, (list, person, of) =>
        keepOptOut(list, person, of, { reason, since: now() }),
      )
      return true
    },
    async lift(tx, brand, target) {
      const email = normaliseEmail(target.email)
      if (email === null) return
      await onList(tx, brand, { ...target, email }, (list, person, of) =>
        liftOptOut(list, person, of, 'global_optout'),
      )
    },
  }
}

function asTags([newest, ...older]: string[]): Tags {
  if (newest === undefined) throw new Error('A key ring without a pepper makes no tags')
  return [newest, ...older]
}
