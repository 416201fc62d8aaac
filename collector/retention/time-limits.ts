// The time limits of the product: how long each thing may be kept, who may change that, and what happens then. The
// settings, the documentation and what carries the limits out are made from this table.
import { defaultLifetimeHours } from '../../sdk/protocol/cookies.ts'

export type LimitId =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R12'
  | 'R13'
  | 'R15'
  | 'R17'
  | 'R18'
  | 'R21'
  | 'R22'

export type LimitUnit = 'hours' | 'days' | 'months'

export interface TimeLimit {
  what: string
  /** How long, where nobody changed it; null where the limit has no length of its own. */
  default: number | null
  unit: LimitUnit
  /** The brand's setting; null: no brand changes it. `least` and `most` are what it may say. */
  setting: { room: 'cookies' | 'retention'; name: string; least: number; most: number } | null
  whenDue: string
}

export const timeLimits = {
  R1: {
    what: 'cookies on the brand’s site',
    default: defaultLifetimeHours,
    unit: 'hours',
    setting: { room: 'cookies', name: 'lifetimeHours', least: 1, most: 9600 },
    whenDue: 'expire in the browser',
  },
  R2: {
    what: 'cookies of the collector’s own pages',
    default: 8760,
    unit: 'hours',
    setting: null,
    whenDue: 'expire in the browser; what they opened is deleted',
  },
  R3: {
    what: '`new` contact to whom no invitation was sent, without a yes to anybody',
    default: 30,
    unit: 'days',
    setting: { room: 'retention', name: 'newDays', least: 1, most: 365 },
    whenDue: 'really deleted, nothing is kept',
  },
  R4: {
    what: 'invitation unanswered',
    default: 15,
    unit: 'days',
    setting: { room: 'retention', name: 'invitationDays', least: 3, most: 365 },
    whenDue: 'the second invitation is asked for, by the webhook `contact.invitation_due`',
  },
  R5: {
    what: 'second invitation unanswered',
    default: 15,
    unit: 'days',
    setting: { room: 'retention', name: 'secondInvitationDays', least: 3, most: 365 },
    whenDue: 'the contact becomes `invitation_unanswered`',
  },
  R6: {
    what: 'e-mail confirmation pending',
    default: 15,
    unit: 'days',
    setting: { room: 'retention', name: 'pendingDays', least: 3, most: 365 },
    whenDue: 'really deleted',
  },
  R7: {
    what: 'opted-out contact',
    default: 365,
    unit: 'days',
    setting: { room: 'retention', name: 'optedOutDays', least: 30, most: 1095 },
    whenDue:
      'deleted; until then it is blocked, and its address hidden from the ambassador. The opt-out itself stays',
  },
  R8: {
    what: 'contact without activity',
    default: 36,
    unit: 'months',
    setting: { room: 'retention', name: 'inactiveMonths', least: 1, most: 36 },
    whenDue: 'erased: the hash of the address and the statuses are kept',
  },
  R9: {
    what: 'person with a log-in who does not log in',
    default: 36,
    unit: 'months',
    setting: { room: 'retention', name: 'noLogInMonths', least: 3, most: 36 },
    whenDue: 'two e-mails 15 days apart, and 15 days after the second erased',
  },
  R10: {
    what: 'ambassador who leaves',
    default: 7,
    unit: 'days',
    setting: { room: 'retention', name: 'ambassadorLeavesDays', least: 1, most: 30 },
    whenDue:
      'access ends at once; erased at the end, with the contacts that have no brand opt-in. Until then it can be undone',
  },
  R12: {
    what: 'brand that leaves',
    default: 7,
    unit: 'days',
    setting: null,
    whenDue: 'everything of the brand is deleted; until then it can be undone',
  },
  R13: {
    what: 'suspended programme',
    default: 6,
    unit: 'months',
    setting: null,
    whenDue: 'as a brand that leaves (R12)',
  },
  R15: {
    what: 'access log',
    default: 12,
    unit: 'months',
    setting: null,
    whenDue: 'purged; never anything younger than 30 days',
  },
  R17: {
    what: 'tokens of log-ins',
    default: 7,
    unit: 'days',
    setting: null,
    whenDue: 'deleted',
  },
  R18: {
    what: 'backups; the first of each month (UTC) is kept 12 months, or `retention.backupMonths`',
    default: 40,
    unit: 'days',
    setting: { room: 'retention', name: 'backupDays', least: 1, most: 40 },
    whenDue: 'rotated: the brand’s part is deleted, and the backup once no brand keeps it',
  },
  R21: {
    what: 'legal hold',
    default: null,
    unit: 'days',
    setting: null,
    whenDue: 'stops R3–R12 for the named record, and R13 for a brand, until it is lifted',
  },
  R22: {
    what: 'behaviour events',
    default: 25,
    unit: 'months',
    setting: { room: 'retention', name: 'eventMonths', least: 1, most: 25 },
    whenDue: 'deleted, a month (UTC) at a time: when the last of its days is due',
  },
} as const satisfies Record<LimitId, TimeLimit>

/** R18's second length: of the first backup of each month. */
export const monthlyBackups = { default: 12, least: 0, most: 12 } as const

/**
 * R18's third: what tells a restored backup of who was erased, counted from the end of the erasure's month. A month longer
 * than any backup is kept, for rotations that came late.
 */
export const tombstonesKept = { amount: monthlyBackups.most + 1, unit: 'months' } as const
