// The words of the mail to a new address (G1). Nothing of the person stands in it: whoever reads it may be somebody else.
import type { Brand } from '../brands/brand.ts'
import { wordingOf } from './brand-wording.ts'
import { inParagraphs, type MailWords, noticeOf } from './compose-mail.ts'
import { linkLifetimes } from './contact-links.ts'

export interface NewEmailMail {
  language: string
  /** The page with both buttons: to confirm, and to block the address. */
  confirm: URL
}

const hour = 3_600_000

export function composeNewEmailMail(brand: Brand, { language, confirm }: NewEmailMail): MailWords {
  const { say } = wordingOf(brand, language)
  return {
    subject: say('mail.new_email_subject'),
    text: inParagraphs([
      say('mail.new_email_lead'),
      `${say('mail.confirm_open')}\n${confirm.href}`,
      say('mail.confirm_expires', { hours: linkLifetimes.new_email / hour }),
      say('mail.confirm_not_you'),
      `${say('mail.confirm_block')}\n${confirm.href}`,
      noticeOf(brand, language),
    ]),
  }
}
