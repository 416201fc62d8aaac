// The task of kind `mail`: looks the address up, counts it against the address's limits, makes the links and sends.
// At least once: a process that ends after the server took the mail sends it again, under the same Message-ID.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { SendRefusal } from '../mail/mail.ts'
import type { MailLimits } from '../mail/mail-limits.ts'
import type { Mailer } from '../mail/mailer.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { EmailChanges } from '../rights/email-changes.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskHandler, TaskOutcome } from '../tasks/task-runner.ts'
import type { Task } from '../tasks/tasks.ts'
import type { Asks } from './asks.ts'
import type { Contact } from './contact.ts'
import type { MakeContactMail } from './contact-mail.ts'
import type { Contacts } from './contacts.ts'
import type { MailRequest } from './mail-queue.ts'
import { mayBeMailed } from './may-be-contacted.ts'
import type { Suppressions } from './suppressions.ts'
import type { Withdrawals } from './withdraw.ts'

export interface SendOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  suppressions: Suppressions
  asks: Asks
  emailChanges: Pick<EmailChanges, 'get'>
  withdrawals: Withdrawals
  makeMail: MakeContactMail
  limits: MailLimits
  mailer: Mailer
  now: () => number
  /** Where the links of a brand's mails begin; null while nobody has said so. */
  linkBase: (brand: Brand) => URL | null
  /** Told why a mail was not sent. */
  onFailure: (reason: string, brand: string) => void
}

/** A mail that could not go for so long is not wanted any more: its ask is about to run out, or it was asked for anew. */
const givenUpAfterMs: Readonly<Record<MailRequest['about'], number>> = {
  confirm: 10 * 86_400_000,
  own_page: 2 * 86_400_000,
  data_copy: 10 * 86_400_000,
  new_email: 2 * 86_400_000,
}
/** The limits of the address hold a mail back for so long at most; then it is dropped. */
const heldBackMs = 86_400_000

/** What a mail that did not go is worth another attempt for. */
const outcomes: Readonly<Record<SendRefusal, 'finish' | 'retry'>> = {
  no_mailbox: 'finish',
  refused: 'finish',
  unsafe_header: 'finish',
  not_set_up: 'retry',
  unreachable: 'retry',
}

export function createSendContactMail(options: SendOptions): TaskHandler {
  const { records, brands, contacts, suppressions, asks, emailChanges, limits, mailer, now, onFailure } =
    options

  /** The address, where there still is one to write to. */
  async function findAddress(
    tx: RecordTransaction,
    brand: string,
    request: MailRequest,
  ): Promise<string | null> {
    if (request.about === 'new_email') return findNew(tx, brand, request.change)
    const contact = await contacts.get(tx, brand, request.contact)
    const email = normaliseEmail(contact?.fields.email ?? '')
    if (!contact || email === null || !mayBeMailed(contact.emailStatus)) return null
    if (request.about !== 'confirm') return (await isFailing(tx, brand, email)) ? null : email
    return findAsking(tx, brand, { ...request, email, contact })
  }

  /** An address that is to take an old one's place. */
  async function findNew(tx: RecordTransaction, brand: string, id: string): Promise<string | null> {
    const change = await emailChanges.get(tx, brand, id)
    return !change || (await isFailing(tx, brand, change.email)) ? null : change.email
  }

  /** Who opted out, or restricted what is kept of them, is asked for no yes. */
  async function findAsking(
    tx: RecordTransaction,
    brand: string,
    { ask: id, email, contact }: { ask: string; email: string; contact: Contact },
  ): Promise<string | null> {
    if (contact.restrictedAt !== null) return null
    const ask = await asks.get(tx, brand, id)
    const isBlocked = await suppressions.isSuppressed(tx, brand, email, contact.ambassador)
    return !ask || ask.confirmedAt !== null || isBlocked ? null : email
  }

  /** They may still ask for their own page; who blocked the address or complained gets nothing at all. */
  async function isFailing(tx: RecordTransaction, brand: string, email: string): Promise<boolean> {
    const suppression = await suppressions.find(tx, brand, email)
    return suppression !== null && suppression.reason !== 'global_optout'
  }

  async function send(brand: Brand, task: Task, request: MailRequest, to: string): Promise<TaskOutcome> {
    const base = options.linkBase(brand)
    if (!base) return fail(brand, 'no_public_url', 'retry')
    const words = await options.makeMail(brand, request, base)
    if (!words) return 'finish'
    const messageId = `<${task.id}@${base.hostname.replace(/[^\w.-]/g, '')}>`
    const sent = await mailer.send(brand, { to, ...words, messageId })
    if (sent.ok) return 'finish'
    if (sent.reason === 'no_mailbox') await stopMailing(brand, to)
    return fail(brand, sent.reason, outcomes[sent.reason])
  }

  /** V3, B2: told once that there is no such mailbox, the brand never has this address written to again. */
  function stopMailing({ name }: Brand, email: string): Promise<void> {
    const stop = { scope: 'brand', reason: 'hard_bounce', by: 'mail_server' } as const
    return records.transact(name, (tx) => options.withdrawals.stopAll(tx, name, email, stop))
  }

  function fail({ name }: Brand, reason: string, outcome: TaskOutcome): TaskOutcome {
    onFailure(reason, name)
    return outcome
  }

  return async (name, task) => {
    const brand = brands.find(name)
    const request: MailRequest = JSON.parse(task.payload)
    const age = now() - task.createdAt
    if (!brand || age > givenUpAfterMs[request.about]) return 'finish'
    const to = await records.transact(name, (tx) => findAddress(tx, name, request))
    if (to === null) return 'finish'
    const allowance = await limits.take(to, task.id)
    if (allowance.ok) return send(brand, task, request, to)
    return allowance.freeAt - task.createdAt > heldBackMs ? 'finish' : { notBefore: allowance.freeAt }
  }
}
