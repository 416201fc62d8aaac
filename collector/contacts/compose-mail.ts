// The words of the mails that the collector sends to contacts. Nothing in them was typed by a shopper: a name in them is the
// brand's or an ambassador's, as the brand registered it.
import type { Brand } from '../brands/brand.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import { wordingOf } from './brand-wording.ts'
import { linkLifetimes } from './contact-links.ts'

export interface MailWords {
  subject: string
  text: string
}

export interface ConfirmMail {
  language: string
  /** The exact sentences that stood beside the ticked boxes. */
  agreed: readonly string[]
  /** The partners' names, where their box was ticked. */
  partners: readonly string[]
  confirm: URL
  unsubscribe: URL
}

const hour = 3_600_000

export function composeConfirmMail(brand: Brand, mail: ConfirmMail): MailWords {
  const { say } = wordingOf(brand, mail.language)
  const partners = mail.partners.join(', ')
  return {
    subject: say('mail.confirm_subject'),
    text: inParagraphs([
      say('mail.confirm_lead'),
      mail.agreed.map((text) => `– ${text}`).join('\n'),
      partners && say('confirm.partners', { partners }),
      `${say('mail.confirm_open')}\n${mail.confirm.href}`,
      say('mail.confirm_expires', { hours: linkLifetimes.confirm / hour }),
      `${say('mail.confirm_not_you')} ${say('mail.confirm_deleted', { days: brand.settings.retention.pendingDays })}`,
      `${say('mail.confirm_block')}\n${mail.unsubscribe.href}`,
      noticeOf(brand, mail.language),
    ]),
  }
}

export interface OwnPageMail {
  /** `data_copy`: a copy of the person's data was asked for. */
  about: 'own_page' | 'data_copy'
  language: string
  ownPage: URL
  unsubscribe: URL
}

export function composeOwnPageMail(
  brand: Brand,
  { about, language, ownPage, unsubscribe }: OwnPageMail,
): MailWords {
  const { say } = wordingOf(brand, language)
  const isCopy = about === 'data_copy'
  return {
    subject: say(isCopy ? 'mail.copy_subject' : 'mail.me_subject'),
    text: inParagraphs([
      `${say(isCopy ? 'mail.copy_lead' : 'mail.me_lead')}\n${ownPage.href}`,
      say('mail.why'),
      `${say('mail.stop')}\n${unsubscribe.href}`,
      noticeOf(brand, language),
    ]),
  }
}

/** G3: the privacy notice is linked from every mail. */
export function noticeOf(brand: Brand, language: string): string {
  return `${wordingOf(brand, language).say('mail.notice')}\n${noticeUrl(brand.settings)}`
}

export function inParagraphs(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
