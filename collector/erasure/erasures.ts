// What can be erased, for whom and why, and what is answered. `create-erasures.ts` does it.
import type { WhoseEvents } from '../stores/events.ts'
import type { AskedErasure } from './asked-erasure.ts'
import type { SignedCertificate } from './certificate.ts'

/** Whose behaviour. What is given is put together: each of it is the same person. */
export interface WhoseBehaviour {
  /** The ID of the browser, as its cookie has it. */
  visitor?: string | undefined
  /** The brand's own ID of the customer, as the shop gives it. */
  customer?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  /** Pseudonyms and tags as they are stored. */
  tags?: Partial<WhoseEvents> | undefined
}

export type Erased =
  | { ok: true; certificate: SignedCertificate }
  /** `held`: a legal hold stands on it (R21), for this reason. */
  | { ok: false; reason: 'held'; heldBecause: string }
  | { ok: false; reason: 'not_found' }
  /** Begun, and what can be is gone; events that were received before cannot be loaded now. `resume` does the rest. */
  | { ok: false; reason: 'not_yet' }

/** Each answers when nothing of the person is left in the stores. What a kill left half-way is finished by `resume`. */
export interface Erasures {
  /** A contact (Z) and, but where another living contact has their address and nobody asked, the person's behaviour. */
  contact(brand: string, id: string, asked: AskedErasure): Promise<Erased>
  /** Everybody who has this address in the brand, and the behaviour under it though nobody has. */
  address(brand: string, email: string, asked: AskedErasure): Promise<Erased>
  /** A visitor's behaviour alone; the contact they may be stays. */
  visitor(brand: string, whose: WhoseBehaviour, asked: AskedErasure): Promise<Erased>
  /** An ambassador, with the contacts that the brand may not see (R10). At once: the seven days are the limit's. */
  ambassador(brand: string, id: string, asked: AskedErasure): Promise<Erased>
  /** Everything of a brand (R12). At once: the seven days are the limit's. */
  brand(brand: string, asked: AskedErasure): Promise<Erased>
  /** What was answered when it was done, by the erasure's ID; null: none of this ID is done. */
  certificate(brand: string, id: string): Promise<SignedCertificate | null>
  /** Finishes what was begun; answers how many. For the start, and for a timer. */
  resume(): Promise<number>
}
