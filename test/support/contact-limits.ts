// The limits on contacts over the rooms of a test: which is due when, and what is left of a contact afterwards.
import { randomUUID } from 'node:crypto'
import type { Brand } from '../../collector/brands/brand.ts'
import {
  createSecondInvitationLimit,
  createUnansweredLimit,
} from '../../collector/retention/invitation-limits.ts'
import { createLegalHolds } from '../../collector/retention/legal-holds.ts'
import type { Limit } from '../../collector/retention/limit.ts'
import { createNewContactLimit, createOptedOutLimit } from '../../collector/retention/quiet-contact-limits.ts'
import { createUnconfirmedLimit } from '../../collector/retention/unconfirmed-limit.ts'
import type { RecordStore } from '../../collector/stores/records.ts'
import { createTasks } from '../../collector/tasks/tasks.ts'
import type { startTestRooms } from './start-test-rooms.ts'

export const day = 86_400_000

type Rooms = Pick<
  Awaited<ReturnType<typeof startTestRooms>>,
  'records' | 'clock' | 'brands' | 'accessLog' | 'contacts' | 'deleteContact' | 'expirePending'
>

export type TestedLimit = 'R3' | 'R4' | 'R5' | 'R6' | 'R7'

/** `records`: to stand in for the rooms' own. */
export function contactLimits(rooms: Rooms, records: RecordStore = rooms.records) {
  const now = () => rooms.clock.now
  const options = {
    ...rooms,
    records,
    now,
    tasks: createTasks({ now }),
    newId: randomUUID,
    goesOn: () => true,
  }
  const limits: Record<TestedLimit, Limit> = {
    R3: createNewContactLimit(options),
    R4: createSecondInvitationLimit(options),
    R5: createUnansweredLimit(options),
    R6: createUnconfirmedLimit(options),
    R7: createOptedOutLimit(options),
  }
  const holds = createLegalHolds({ now })

  function brand(name = 'acme'): Brand {
    const found = rooms.brands.find(name)
    if (!found) throw new Error(`no brand ${name}`)
    return found
  }

  return {
    brand,
    /** Carries one limit out at the clock's time; answers how many it ended. */
    run: (limit: TestedLimit) => limits[limit].carryOut(brand(), rooms.clock.now),
    /** What is due at the clock's time, without carrying it out. */
    due: (limit: TestedLimit) => limits[limit].due(brand(), rooms.clock.now),
    hold: (id: string) =>
      rooms.records.transact('acme', (tx) =>
        holds.set(tx, { kind: 'contact', id, reason: 'legal_claim', reference: null, heldBy: 'operator' }),
      ),
    lift: (id: string) => rooms.records.transact('acme', (tx) => holds.lift(tx, 'contact', id)),
  }
}

/** Every row of a brand's database in which a text stands, by its table. */
export async function rowsWith(records: RecordStore, text: string, brand = 'acme'): Promise<string[]> {
  return records.transact(brand, async (tx) => {
    const tables = await tx.run("SELECT name FROM sqlite_master WHERE type = 'table'")
    const found: string[] = []
    for (const { name } of tables)
      for (const row of await tx.run(`SELECT * FROM "${name}"`))
        if (Object.values(row).some((value) => String(value).includes(text))) found.push(String(name))
    return found
  })
}
