// What people ask for under articles 15 to 22, and when it was answered: the clock of one month is kept here.
import { z } from 'zod'
import type { Brand } from '../brands/brand.ts'
import { numberIn, numberOrNull, textIn, textOrNull } from '../contacts/contact-row.ts'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import { oneMonthAfter } from './one-month-after.ts'

/** `lifting`: of a restriction. */
export const rights = ['access', 'rectification', 'erasure', 'restriction', 'lifting', 'objection'] as const
export type Right = (typeof rights)[number]

/**
 * `refused`: a legal hold stands against an erasure, or a new address is another contact's already. `lapsed`: the person
 * did not confirm their new address, or was erased before.
 */
const requestStates = ['open', 'answered', 'refused', 'lapsed'] as const
export type RequestState = (typeof requestStates)[number]

/** Times are milliseconds since 1970. */
export interface RightsRequest {
  id: string
  right: Right
  /** `person`, by their own page; `server`, or the opaque ID of one of the brand's people. */
  by: string
  askedAt: number
  dueAt: number
  state: RequestState
  answeredAt: number | null
}

export interface AskedRight {
  right: Right
  /** Whose; null: nobody here is meant, which the brand is not told (A3). */
  contact: string | null
  by: string
  /** Whether the brand may know of it: it asked itself, or an opt-in shows the contact to it. */
  isShown: boolean
  /** When it reached the brand, where that was before; the clock began then. */
  receivedAt?: number | undefined
}

/** Each call is part of the caller's transaction of that brand. */
export interface RightsRequests {
  /** Begins the clock. */
  ask(tx: RecordTransaction, brand: Brand, asked: AskedRight): Promise<RightsRequest>
  /** Ends it; one that has ended stays as it is. Answers the request as it then is; null: there is none. */
  settle(
    tx: RecordTransaction,
    id: string,
    state: Exclude<RequestState, 'open'>,
  ): Promise<RightsRequest | null>
  /** One that the brand may know of. */
  find(tx: RecordTransaction, id: string): Promise<RightsRequest | null>
  /** Those of some contacts, the newest first. */
  ofContacts(tx: RecordTransaction, contacts: readonly string[]): Promise<RightsRequest[]>
  /** Those that the brand may know of, the newest first; those that wait before all others. */
  shownToBrand(tx: RecordTransaction, most: number): Promise<RightsRequest[]>
  /** An erasure that a kill cut off is finished by itself; its request is then answered too. */
  settleErased(tx: RecordTransaction): Promise<void>
}

const columns = 'id, asked_for, asked_by, asked_at, due_at, state, answered_at'
const rightForm = z.enum(rights)
const stateForm = z.enum(requestStates)

export function createRightsRequests({
  newId,
  now,
}: {
  newId: () => string
  now: () => number
}): RightsRequests {
  return {
    async ask(tx, brand, { right, contact, by, isShown, receivedAt }) {
      const at = receivedAt ?? now()
      const [row] = await tx.run(
        `INSERT INTO rights_requests (id, asked_for, contact, asked_by, asked_at, due_at, state, is_shown)
         VALUES (?, ?, ?, ?, ?, ?, 'open', ?) RETURNING ${columns}`,
        [newId(), right, contact, by, at, oneMonthAfter(at, brand.settings.timeZone), isShown ? 1 : 0],
      )
      if (!row) throw new Error('A request that was kept is not there')
      return requestOf(row)
    },
    async settle(tx, id, state) {
      await tx.run("UPDATE rights_requests SET state = ?, answered_at = ? WHERE id = ? AND state = 'open'", [
        state,
        now(),
        id,
      ])
      const [row] = await tx.run(`SELECT ${columns} FROM rights_requests WHERE id = ?`, [id])
      return row ? requestOf(row) : null
    },
    async find(tx, id) {
      const [row] = await tx.run(`SELECT ${columns} FROM rights_requests WHERE id = ? AND is_shown = 1`, [id])
      return row ? requestOf(row) : null
    },
    async ofContacts(tx, contacts) {
      if (contacts.length === 0) return []
      const places = contacts.map(() => '?').join(', ')
      const rows = await tx.run(
        `SELECT ${columns} FROM rights_requests WHERE contact IN (${places}) ORDER BY asked_at DESC, id`,
        contacts,
      )
      return rows.map(requestOf)
    },
    async shownToBrand(tx, most) {
      const rows = await tx.run(
        `SELECT ${columns} FROM rights_requests WHERE is_shown = 1
         ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, asked_at DESC, id LIMIT ?`,
        [most],
      )
      return rows.map(requestOf)
    },
    async settleErased(tx) {
      await tx.run(
        `UPDATE rights_requests SET state = 'answered', answered_at = ?
         WHERE asked_for = 'erasure' AND state = 'open'
         AND contact NOT IN (SELECT id FROM contacts WHERE sealed IS NOT NULL)`,
        [now()],
      )
    },
  }
}

function requestOf(row: RecordRow): RightsRequest {
  const answered = textOrNull(row, 'state')
  return {
    id: textIn(row, 'id'),
    right: rightForm.parse(row.asked_for),
    by: textIn(row, 'asked_by'),
    askedAt: numberIn(row, 'asked_at'),
    dueAt: numberIn(row, 'due_at'),
    state: stateForm.parse(answered),
    answeredAt: numberOrNull(row, 'answered_at'),
  }
}
