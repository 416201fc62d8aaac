// The way of a confirmation link (POPINS 11): looking changes nothing, the button confirms, once; a second visit shows
// what the first one brought.
import { type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { addWebhook } from '../webhooks/deliver-webhook.ts'
import { type Ask, type Asks, tickedOf } from './asks.ts'
import type { Contact } from './contact.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import { decideOptIns } from './decide-opt-ins.ts'
import type { MailQueue } from './mail-queue.ts'
import { createOpenLink } from './open-link.ts'
import { boxActs } from './submission-acts.ts'
import type { Suppressions } from './suppressions.ts'
import { isShownToBrand, type Withdrawals } from './withdraw.ts'

/** What a confirmation is about. */
export interface AskedConsents {
  brand: Brand
  language: string
  contact: string
  isConfirmed: boolean
  /** The ticked boxes: the hash of the words that stood beside each, and the partners' list. */
  agreed: { recipient: Recipient; text: string; list?: string | undefined }[]
}

/** Null, for every reason there is: the token is unknown, over, another purpose's or brand's, or of no use any more. */
export interface Confirmations {
  look(token: string): Promise<AskedConsents | null>
  confirm(token: string): Promise<AskedConsents | null>
  /** Sends another mail where that is of use. Says nothing of whether it was. */
  sendAgain(token: string): Promise<void>
  /**
   * "It was not me": nobody can have this brand write to the address again. No other brand is reached, since a brand
   * whose own mail server sends can read the link too. False: the token is no good.
   */
  block(token: string): Promise<boolean>
  /** A link to the person's own page, once confirmed. */
  openOwnPage(token: string): Promise<string | null>
}

export interface ConfirmOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  suppressions: Suppressions
  ledger: Ledger
  asks: Asks
  links: ContactLinks
  mails: MailQueue
  tasks: Tasks
  runner: Pick<TaskRunner, 'poke'>
  withdrawals: Withdrawals
  newId: () => string
  now: () => number
}

interface Found {
  brand: Brand
  ask: Ask
  contact: Contact
  email: string
}

export function createConfirmations(options: ConfirmOptions): Confirmations {
  const { contacts, suppressions, ledger, asks, links, mails, tasks, runner } = options

  const openLink = createOpenLink(options)
  const openLateLink = createOpenLink(options, true)

  /** Runs on what a good token opens; null for every other token. */
  function onFound<Result>(
    token: string,
    act: (tx: RecordTransaction, found: Found) => Promise<Result | null>,
    open = openLink,
  ): Promise<Result | null> {
    return open('confirm', token, async (tx, brand, link) => {
      const found = brand.settings.contacts === 'on' ? await findAsk(tx, brand, link) : null
      return found && act(tx, found)
    })
  }

  async function findAsk(
    tx: RecordTransaction,
    brand: Brand,
    link: { contact: string; ask: string | null },
  ): Promise<Found | null> {
    const ask = link.ask === null ? null : await asks.get(tx, brand.name, link.ask)
    const contact = await contacts.get(tx, brand.name, link.contact)
    const email = contact?.fields.email
    if (!ask || !contact || email === undefined) return null
    const isBlocked = await suppressions.isSuppressed(tx, brand.name, email, contact.ambassador)
    return isBlocked ? null : { brand, ask, contact, email }
  }

  async function confirm(tx: RecordTransaction, { brand, ask, contact }: Found): Promise<void> {
    const { content } = ask
    const boxes = Object.fromEntries(recipients.map((to) => [to, content.boxes[to]?.ticked]))
    const { assumeFromBrand } = brand.settings
    const given = { boxes, assumeFromBrand, confirmed: true, current: contact.optIns }
    const { optIns } = decideOptIns(content.optInCase, given, null)
    const { fields } = content
    const change = { optIns, fields, emailStatus: 'verified' } as const
    const changed = await contacts.change(tx, brand.name, contact.id, change, 'person')
    if (!changed.ok) throw new RangeError(`a checked submission is refused: ${changed.reason}`)
    await asks.confirm(tx, brand.name, ask)
    const about = { act: 'confirmed', basis: 'box', contact: contact.id, confirmation: 'done' } as const
    await ledger.append(tx, brand.name, boxActs(content, about, tickedOf(content)))
    await tellBrand(tx, brand.name, changed.contact)
  }

  /** Another mail to who has yet to confirm; to who has, the link to their own page. Answers the brand's name. */
  async function queueMail(tx: RecordTransaction, { brand, ask, contact, email }: Found): Promise<string> {
    const about = { contact: contact.id, language: ask.content.language }
    const mail =
      ask.confirmedAt === null
        ? ({ ...about, about: 'confirm', ask: ask.id } as const)
        : ({ ...about, about: 'own_page' } as const)
    await mails.add(tx, brand.name, email, mail)
    return brand.name
  }

  async function tellBrand(tx: RecordTransaction, brand: string, contact: Contact) {
    const { id, ambassador, optIns, restrictedAt } = contact
    if (!isShownToBrand(optIns) || restrictedAt !== null) return
    const webhook = { id: options.newId(), event: 'contact.confirmed', at: options.now() } as const
    await addWebhook(tx, tasks, { ...webhook, brand, contact: id, ambassador, opt_ins: optIns })
  }

  return {
    look: (token) => onFound(token, async (_tx, found) => consentsOf(found, found.ask.confirmedAt !== null)),
    async confirm(token) {
      const consents = await onFound(token, async (tx, found) => {
        if (found.ask.confirmedAt === null) await confirm(tx, found)
        return consentsOf(found, true)
      })
      if (consents) runner.poke(consents.brand.name, 'webhook')
      return consents
    },
    async sendAgain(token) {
      const brand = await onFound(token, queueMail, openLateLink)
      if (brand !== null) runner.poke(brand, 'mail')
    },
    async block(token) {
      const blocked = await onFound(token, async (tx, { brand, contact }) => {
        const stop = { scope: 'brand', reason: 'blocked', by: 'person' } as const
        await options.withdrawals.stopAll(tx, brand.name, contact, stop)
        return brand.name
      })
      if (blocked !== null) runner.poke(blocked, 'webhook')
      return blocked !== null
    },
    openOwnPage: (token) =>
      onFound(token, async (tx, { brand, ask }) =>
        ask.confirmedAt === null ? null : links.issue(tx, brand.name, 'own_page', { contact: ask.contact }),
      ),
  }
}

function consentsOf({ brand, ask, contact }: Found, isConfirmed: boolean): AskedConsents {
  const agreed = recipients.flatMap((recipient) => {
    const box = ask.content.boxes[recipient]
    return box?.ticked ? [{ recipient, text: box.text, list: box.list }] : []
  })
  return { brand, language: ask.content.language, contact: contact.id, isConfirmed, agreed }
}
