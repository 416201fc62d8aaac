// Everything about people who log in, with what it needs of the rest put together. Each part is what some routes take.
import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import { type Access, createAccess } from './access/create-access.ts'
import { createGrants } from './access/grants.ts'
import { createMailInvitation, type MailInvitation } from './access/mail-invitation.ts'
import { createMailPerson } from './access/mail-person.ts'
import { createMailReminder, type MailReminder } from './access/mail-reminder.ts'
import type { Cost } from './access/passwords.ts'
import type { AccessLog } from './access-log/access-log.ts'
import { createLogSession, type LogSession } from './access-log/session-log.ts'
import type { Inbox } from './mail/inbox.ts'
import { createMailLimits } from './mail/mail-limits.ts'
import { createMailer } from './mail/mailer.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import type { ReadSecret } from './settings/read-secret.ts'
import type { RecordStore } from './stores/records.ts'

export interface AccessRooms extends Access {
  mailInvitation: MailInvitation
  accessLog: AccessLog
  logSession: LogSession
  mailReminder: MailReminder
}

export interface AccessRoomsOptions {
  records: RecordStore
  keyRing: KeyRing
  accessLog: AccessLog
  readSecret: ReadSecret
  /** Takes the mails of brands without a server, in the demonstration; null otherwise. */
  inbox: Inbox | null
  now: () => number
  /** What a password's hash costs; default: what is right for real ones. */
  passwordCost?: Cost | undefined
}

export function createAccessRooms(options: AccessRoomsOptions): AccessRooms {
  const newId = () => ulid(options.now())
  const mailer = createMailer(options)
  const mailPerson = createMailPerson({ mailer, limits: createMailLimits(options), newId })
  return {
    ...createAccess({ ...options, random: randomBytes, newId }),
    accessLog: options.accessLog,
    logSession: createLogSession({ ...options, grants: createGrants(options) }),
    mailInvitation: createMailInvitation(mailPerson),
    mailReminder: createMailReminder(mailPerson),
  }
}
