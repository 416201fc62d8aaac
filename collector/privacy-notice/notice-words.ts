// Everything that a notice says, by language: a sentence for each row of the tables it is made from, so that a new cookie,
// limit or condition cannot be left out of any language.
import type { ConsentMode } from '../../sdk/protocol/consent.ts'
import type { CookieName, CookieRule } from '../../sdk/protocol/cookies.ts'
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import type { contactFieldNames } from '../contacts/contact.ts'
import type { LimitId, LimitUnit } from '../retention/time-limits.ts'
import type { DeviceRecordName } from './device-storage.ts'
import type { ExemptionCondition, ExemptionVerdict } from './exemption-conditions.ts'
import type { NoticeSectionId } from './privacy-notice.ts'

/** What is processed for a purpose, and on what it stands. */
export const noticePurposes = [
  'analytics',
  'attribution',
  'personalisation',
  'contact',
  'fraud',
  'security',
  'proof',
] as const
export type NoticePurpose = (typeof noticePurposes)[number]

/** On what a purpose stands. */
export type NoticeBasis = 'consent' | 'exempt' | 'no_storage' | 'technical' | 'interest' | 'duty'

/** What the collector stores, by kind. */
export const storedThings = [
  'events',
  'contacts',
  'consents',
  'opt_outs',
  'access_log',
  'people',
  'backups',
] as const
export type StoredThing = (typeof storedThings)[number]

export interface NoticeWords {
  title: (brand: string) => string
  sections: Readonly<Record<NoticeSectionId, string>>
  heads: Readonly<
    Record<'purposes' | 'device' | 'stored' | 'limits' | 'recipients' | 'exemption', readonly string[]>
  >
  controller: (controller: string, notice: string, version: string | null) => string[]
  purposes: Readonly<Record<NoticePurpose, string>>
  bases: Readonly<Record<NoticeBasis, string>>
  modes: Readonly<Record<ConsentMode, string>>
  cookie: (name: CookieName) => string
  record: (name: DeviceRecordName) => string
  cookiePurposes: Readonly<Record<CookieRule['purpose'], string>>
  shelves: Readonly<Record<'cookie' | 'localStorage' | 'sessionStorage', string>>
  lives: Readonly<Record<'localStorage' | 'sessionStorage', string>>
  nothingOnDevice: string
  stored: Readonly<Record<StoredThing, string>>
  fields: Readonly<Record<(typeof contactFieldNames)[number], string>>
  keptAsProof: string
  limit: (id: LimitId) => readonly [what: string, whenDue: string]
  length: (amount: number, unit: LimitUnit) => string
  minutes: (amount: number) => string
  /** After the length of the hourly ones. */
  monthlyBackups: (length: string) => string
  /** Where `assumeFromBrand` is on. */
  assumed: string
  noLength: string
  recipients: Readonly<Record<Recipient, string>>
  brandPeople: string
  mailServer: string
  webhook: string
  noOthers: string
  partners: (names: readonly string[], version: string) => string
  rights: (askLink: string | null) => string[]
  exemption: (mode: ConsentMode, isPossible: boolean) => string[]
  conditions: Readonly<Record<ExemptionCondition, readonly [condition: string, toDo: string]>>
  verdicts: Readonly<Record<ExemptionVerdict, string>>
}
