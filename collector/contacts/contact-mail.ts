// One mail to a contact: its links are made now, so that a token is in clear nowhere but in the mail itself.
import type { Brand } from '../brands/brand.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { type AskContent, type Asks, tickedOf } from './asks.ts'
import { composeConfirmMail, composeOwnPageMail, type MailWords, type OwnPageMail } from './compose-mail.ts'
import { composeNewEmailMail } from './compose-new-email-mail.ts'
import type { ContactLinks, LinkPurpose } from './contact-links.ts'
import type { MailRequest } from './mail-queue.ts'
import type { Texts } from './texts.ts'

export type ContactMail = MailWords & { unsubscribe: URL }

/** `base`: where the links begin. Null when what the mail is about is not there any more. */
export type MakeContactMail = (brand: Brand, request: MailRequest, base: URL) => Promise<ContactMail | null>

export interface ContactMailOptions {
  records: RecordStore
  asks: Asks
  links: ContactLinks
  texts: Pick<Texts, 'textOf' | 'partnersOf'>
}

const paths: Record<LinkPurpose, string> = {
  confirm: 'confirm',
  own_page: 'me',
  new_email: 'new-address',
  unsubscribe: 'unsubscribe',
}

export function createContactMail({ records, asks, links, texts }: ContactMailOptions): MakeContactMail {
  async function linkTo(
    tx: RecordTransaction,
    brand: Brand,
    purpose: LinkPurpose,
    about: { contact: string; ask?: string },
    base: URL,
  ): Promise<URL> {
    return new URL(`${paths[purpose]}/${await links.issue(tx, brand.name, purpose, about)}`, base)
  }

  async function ownPageMail(
    brand: Brand,
    { about, contact, language }: Extract<MailRequest, { about: OwnPageMail['about'] }>,
    base: URL,
  ): Promise<ContactMail> {
    return records.transact(brand.name, async (tx) => {
      const unsubscribe = await linkTo(tx, brand, 'unsubscribe', { contact }, base)
      const ownPage = await linkTo(tx, brand, 'own_page', { contact }, base)
      return { ...composeOwnPageMail(brand, { about, language, ownPage, unsubscribe }), unsubscribe }
    })
  }

  async function newEmailMail(
    brand: Brand,
    { contact, change, language }: Extract<MailRequest, { about: 'new_email' }>,
    base: URL,
  ): Promise<ContactMail> {
    return records.transact(brand.name, async (tx) => {
      const confirm = await linkTo(tx, brand, 'new_email', { contact, ask: change }, base)
      // Whoever reads there may be a stranger: they can stop mails to their own address, not to the person's.
      return { ...composeNewEmailMail(brand, { language, confirm }), unsubscribe: confirm }
    })
  }

  async function confirmMail(
    brand: Brand,
    { contact, language, ask: id }: Extract<MailRequest, { about: 'confirm' }>,
    base: URL,
  ): Promise<ContactMail | null> {
    const made = await records.transact(brand.name, async (tx) => {
      const ask = await asks.get(tx, brand.name, id)
      if (!ask) return null
      const confirm = await linkTo(tx, brand, 'confirm', { contact, ask: id }, base)
      const unsubscribe = await linkTo(tx, brand, 'unsubscribe', { contact }, base)
      return { ask, confirm, unsubscribe }
    })
    if (!made) return null
    const { confirm, unsubscribe } = made
    const agreed = await agreedTexts(brand, made.ask.content)
    return { ...composeConfirmMail(brand, { language, ...agreed, confirm, unsubscribe }), unsubscribe }
  }

  /** What was agreed to, in the words that stood beside the boxes. */
  async function agreedTexts(
    { name }: Brand,
    content: AskContent,
  ): Promise<{ agreed: string[]; partners: string[] }> {
    const boxes = tickedOf(content).flatMap((to) => content.boxes[to] ?? [])
    const known = await Promise.all(boxes.map(({ text }) => texts.textOf(name, text)))
    const lists = await Promise.all(boxes.map(({ list }) => (list ? texts.partnersOf(name, list) : null)))
    return {
      agreed: known.flatMap((one) => one?.text ?? []),
      partners: lists.flatMap((names) => names ?? []),
    }
  }

  return async (brand, request, base) => {
    if (request.about === 'confirm') return confirmMail(brand, request, base)
    if (request.about === 'new_email') return newEmailMail(brand, request, base)
    return ownPageMail(brand, request, base)
  }
}
