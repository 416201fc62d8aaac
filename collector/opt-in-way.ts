// The way of an opt-in after its route: tasks, mails, webhooks and the pages of mailed links, put together.
import { lookup } from 'node:dns/promises'
import type { Brand } from './brands/brand.ts'
import type { BrandRegistry } from './brands/brand-registry.ts'
import type { Asks } from './contacts/asks.ts'
import { type Confirmations, createConfirmations } from './contacts/confirm.ts'
import type { ContactLinks } from './contacts/contact-links.ts'
import { createContactMail } from './contacts/contact-mail.ts'
import type { Contacts } from './contacts/contacts.ts'
import { createExpirePending, type ExpirePending } from './contacts/expire-pending.ts'
import type { Orders } from './contacts/from-server/orders.ts'
import type { ServerRooms } from './contacts/from-server/server-rooms.ts'
import { createGrantConsent } from './contacts/grant-consent.ts'
import { createMailQueue, type MailQueue } from './contacts/mail-queue.ts'
import { createOwnPages, type OwnPages } from './contacts/own-page.ts'
import { createReceipts, type IssueReceipt } from './contacts/receipts.ts'
import { createSendContactMail } from './contacts/send-contact-mail.ts'
import { createSettleOptIn } from './contacts/settle-opt-in.ts'
import { createSubmitOptIn, type SubmitOptIn } from './contacts/submit-opt-in.ts'
import type { Suppressions } from './contacts/suppressions.ts'
import type { Texts } from './contacts/texts.ts'
import { createUnsubscriptions, type Unsubscriptions } from './contacts/unsubscribe.ts'
import type { Withdrawals } from './contacts/withdraw.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { LedgerSigner } from './ledger/ledger-keys.ts'
import { createMailLimits } from './mail/mail-limits.ts'
import type { Mailer } from './mail/mailer.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import type { SealedNotes } from './privacy/sealed-note.ts'
import { createDeleteContact, type DeleteContact } from './retention/delete-contact.ts'
import type { EmailChanges } from './rights/email-changes.ts'
import type { ReadSecret } from './settings/read-secret.ts'
import type { RecordStore } from './stores/records.ts'
import { createTaskRunner, type TaskHandler, type TaskRunner } from './tasks/task-runner.ts'
import type { TaskKind, Tasks } from './tasks/tasks.ts'
import { createWebhookDelivery } from './webhooks/deliver-webhook.ts'

export interface OptInWay {
  submitOptIn: SubmitOptIn
  confirmations: Confirmations
  ownPages: OwnPages
  unsubscriptions: Unsubscriptions
  issueReceipt: IssueReceipt
  mails: MailQueue
  /** R6, for whoever keeps the time limits. */
  expirePending: ExpirePending
  /** R3 and R7, for the same. */
  deleteContact: DeleteContact
  /** `runDue` is called by a timer; `stop` before the records store is closed. */
  runner: TaskRunner
}

export interface OptInWayOptions {
  records: RecordStore
  brands: BrandRegistry
  keyRing: KeyRing
  contacts: Contacts
  suppressions: Suppressions
  ledger: Ledger
  signer: LedgerSigner
  texts: Texts
  tasks: Tasks
  notes: SealedNotes
  asks: Asks
  emailChanges: EmailChanges
  links: ContactLinks
  withdrawals: Withdrawals
  newId: () => string
  orders: Orders
  findAmbassador: ServerRooms['findAmbassador']
  mailer: Mailer
  readSecret: ReadSecret
  /** Not about contacts, but of the same runner. */
  sendReportMail: TaskHandler
  now: () => number
  /** Told of a task that failed, and why a mail or webhook did not go: never an address. */
  onProblem: (problem: { kind: TaskKind; brand?: string; reason?: string; error?: unknown }) => void
}

export function createOptInWay(options: OptInWayOptions): OptInWay {
  const { brands, orders, onProblem } = options
  const mails = createMailQueue(options)
  const makeMail = createContactMail(options)
  const limits = createMailLimits(options)
  const failure = (kind: TaskKind) => (reason: string, brand: string) => onProblem({ kind, reason, brand })

  const runner = createTaskRunner({
    ...options,
    // Made below: handlers tell the runner of what they added, and the runner runs the handlers.
    handle: (kind, brand, task) => handlers[kind](brand, task),
    brands: () => brands.list(),
    onError: (error, kind) => onProblem({ kind, error }),
  })
  const parts = { ...options, mails, runner }
  const unsubscriptions = createUnsubscriptions(parts)
  const handlers: Record<TaskKind, TaskHandler> = {
    submission: createSettleOptIn({ ...parts, findOrder: orders.find }),
    link_request: unsubscriptions.sendLink,
    mail: createSendContactMail({ ...parts, makeMail, limits, linkBase, onFailure: failure('mail') }),
    report_mail: options.sendReportMail,
    webhook: createWebhookDelivery({
      ...options,
      lookup: (name) => lookup(name, { all: true }),
      onFailure: failure('webhook'),
    }),
  }
  return {
    submitOptIn: createSubmitOptIn(parts),
    confirmations: createConfirmations(parts),
    ownPages: createOwnPages({ ...parts, grant: createGrantConsent(options) }),
    unsubscriptions,
    issueReceipt: createReceipts({ ...options, linkBase }),
    mails,
    expirePending: createExpirePending(parts),
    deleteContact: createDeleteContact(options),
    runner,
  }
}

/** Null while the brand has not said where shoppers reach the collector. */
function linkBase({ settings }: Brand): URL | null {
  return settings.publicUrl === undefined ? null : new URL(settings.publicUrl)
}
