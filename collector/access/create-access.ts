// Everything about people who log in, put together: who asks, logging in, joining, and who may.

import { createContactKeys } from '../privacy/contact-keys.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Random } from '../privacy/pepper.ts'
import { createSealedNotes } from '../privacy/sealed-note.ts'
import type { RecordStore } from '../stores/records.ts'
import { createAddresses } from './addresses.ts'
import { createWhoAsks, type WhoAsks } from './caller.ts'
import { createFindPerson, type FindPerson } from './find-person.ts'
import { createFindReader, type FindReader } from './find-reader.ts'
import { createForgetPerson, type ForgetPerson } from './forget-person.ts'
import { createGrants } from './grants.ts'
import { createInvitations } from './invitations.ts'
import { createJoining, type Joining } from './join.ts'
import { createLogIn, type LogIn } from './log-in.ts'
import { createLogInThrottle } from './log-in-throttle.ts'
import { createPasswordCheck } from './password-check.ts'
import { type Cost, createPasswords } from './passwords.ts'
import { createPeople, type People } from './people.ts'
import { createRemembered } from './remembered.ts'
import { createSessions } from './sessions.ts'
import { createShareLinks, type ShareLinks } from './share-links.ts'
import { createUsers, type Users } from './users.ts'

export interface Access {
  whoAsks: WhoAsks
  findPerson: FindPerson
  logIn: LogIn
  joining: Joining
  users: Users
  shareLinks: ShareLinks
  findReader: FindReader
  people: Pick<People, 'find'>
  forgetPerson: ForgetPerson
}

export interface AccessOptions {
  records: RecordStore
  keyRing: KeyRing
  random: Random
  /** A ULID. */
  newId: () => string
  now: () => number
  /** What a password's hash costs; default: what is right for real ones. */
  passwordCost?: Cost | undefined
}

export function createAccess(options: AccessOptions): Access {
  const notes = createSealedNotes(createContactKeys(options))
  const addresses = createAddresses({ ...options, notes })
  const people = createPeople({ ...options, addresses })
  const grants = createGrants(options)
  const sessions = createSessions(options)
  const remembered = createRemembered({ ...options, sessions })
  const invitations = createInvitations({ ...options, addresses })
  const passwords = createPasswords(options.passwordCost)
  const checkPassword = createPasswordCheck({ passwords, throttle: createLogInThrottle() })
  const parts = {
    ...options,
    addresses,
    people,
    grants,
    sessions,
    remembered,
    invitations,
    passwords,
    checkPassword,
  }
  const findPerson = createFindPerson(parts)
  const forgetPerson = createForgetPerson(parts)
  const shareLinks = createShareLinks(parts)
  return {
    whoAsks: createWhoAsks({ ...options, findPerson: findPerson.at, findShared: shareLinks.find }),
    findPerson,
    logIn: createLogIn(parts),
    joining: createJoining(parts),
    users: createUsers({ ...parts, forgetPerson }),
    shareLinks,
    findReader: createFindReader(parts),
    people,
    forgetPerson,
  }
}
