// The tables of every room, in the order in which they are made. A room declares its own beside its code.
import { accessSchema } from '../access/schema.ts'
import { shareLinkSchema } from '../access/share-link-schema.ts'
import { accessLogSchema } from '../access-log/schema.ts'
import { attributionSchema } from '../attribution/schema.ts'
import { fromServerSchema } from '../contacts/from-server/schema.ts'
import { invitationSchema } from '../contacts/invitation-schema.ts'
import { contactLinkSchema } from '../contacts/link-schema.ts'
import { contactSchema } from '../contacts/schema.ts'
import { suppressionSchema } from '../contacts/suppression-schema.ts'
import { textSchema } from '../contacts/text-schema.ts'
import { brandErasureSchema, erasureSchema } from '../erasure/schema.ts'
import { ledgerSchema } from '../ledger/schema.ts'
import { mailLimitSchema } from '../mail/schema.ts'
import { publicationSchema } from '../publications/schema.ts'
import { reportMailSchema } from '../report-mail/schema.ts'
import { legalHoldSchema } from '../retention/legal-hold-schema.ts'
import { logInReminderSchema } from '../retention/log-in-reminder-schema.ts'
import { rightsSchema } from '../rights/schema.ts'
import { taskSchema } from '../tasks/schema.ts'
import { probeSchema } from './probe-schema.ts'
import type { RecordSchema } from './records.ts'

export const recordSchema: RecordSchema = {
  brand: [
    ...contactSchema,
    ...suppressionSchema,
    ...ledgerSchema,
    ...textSchema,
    ...publicationSchema,
    ...contactLinkSchema,
    ...invitationSchema,
    ...fromServerSchema,
    ...attributionSchema,
    ...taskSchema,
    ...reportMailSchema,
    ...accessLogSchema,
    ...legalHoldSchema,
    ...erasureSchema,
    ...rightsSchema,
  ],
  operator: [
    ...suppressionSchema,
    ...mailLimitSchema,
    ...accessSchema,
    ...shareLinkSchema,
    ...brandErasureSchema,
    ...probeSchema,
    ...accessLogSchema,
    ...legalHoldSchema,
    ...logInReminderSchema,
  ],
}
