// The rights of the person, put together: their own page, the brand's API, support, and what must not be worked out of
// somebody who restricted or objected.
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { AccessLog } from './access-log/access-log.ts'
import type { BrandRegistry } from './brands/brand-registry.ts'
import type { ContactRooms } from './contact-rooms.ts'
import { createExternalContacts } from './contacts/from-server/external-contacts.ts'
import { createSaid } from './contacts/from-server/said.ts'
import type { Erasures } from './erasure/erasures.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import { createAskBehaviour } from './rights/behaviour.ts'
import { type BrandRights, createBrandRights } from './rights/brand-rights.ts'
import { type ChangeEmail, createChangeEmail } from './rights/change-email.ts'
import { createCorrectPerson } from './rights/correct-person.ts'
import { createErasePerson } from './rights/erase-person.ts'
import { createGather } from './rights/gather.ts'
import { createOwnErasures, type OwnErasures } from './rights/own-erasure.ts'
import { createOwnRights, type OwnRights } from './rights/own-rights.ts'
import { createPersons, type Persons } from './rights/person.ts'
import { createRightsRequests, type RightsRequests } from './rights/requests.ts'
import { createRestrictions } from './rights/restrictions.ts'
import { createSettleOver, type SettleOver } from './rights/settle-over.ts'
import { createSupport, type Support } from './rights/support.ts'
import { createTellBrand } from './rights/tell-brand.ts'
import { createIsUnprofiled, type IsUnprofiled } from './rights/unprofiled.ts'
import type { EventStore } from './stores/events.ts'

export interface RightsRooms {
  ownRights: OwnRights
  ownErasures: OwnErasures
  changeEmail: ChangeEmail
  brandRights: BrandRights
  rightsRequests: RightsRequests
  persons: Persons
  support: Support
  isUnprofiled: IsUnprofiled
  settleOver: SettleOver
}

export interface RightsRoomsOptions
  extends Omit<ContactRooms, 'ownPages' | 'confirmations' | 'unsubscriptions'> {
  brands: BrandRegistry
  keyRing: KeyRing
  store: Pick<EventStore, 'query'>
  erasures: Erasures
  accessLog: Pick<AccessLog, 'addWithin'>
  now: () => number
  log: Pick<Logger, 'warn'>
}

export function createRightsRooms(given: RightsRoomsOptions): RightsRooms {
  const options = { ...given, newId: randomUUID }
  const externalContacts = createExternalContacts(createSaid(options.keyRing))
  const requests = createRightsRequests(options)
  const parts = {
    ...options,
    requests,
    persons: createPersons({ ...options, externalContacts }),
    restrictions: createRestrictions(options),
    correctPerson: createCorrectPerson(options),
    erasePerson: createErasePerson({ ...options, requests }),
    tellBrand: createTellBrand(options),
    askBehaviour: createAskBehaviour(options),
  }
  const changeEmail = createChangeEmail(parts)
  return {
    ownRights: createOwnRights({ ...parts, changeEmail, gather: createGather(parts) }),
    ownErasures: createOwnErasures(parts),
    changeEmail,
    brandRights: createBrandRights({ ...parts, changeEmail }),
    rightsRequests: requests,
    persons: parts.persons,
    support: createSupport(parts),
    isUnprofiled: createIsUnprofiled({ ...options, externalContacts }),
    settleOver: createSettleOver(parts),
  }
}
