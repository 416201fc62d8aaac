// A mail to somebody who logs in, or is asked to, by the mail server of a brand that they work for.
import type { Brand } from '../brands/brand.ts'
import type { MailLimits } from '../mail/mail-limits.ts'
import type { Mailer } from '../mail/mailer.ts'

export interface PersonMail {
  email: string
  subject: string
  text: string
}

/**
 * Whether it was sent. False where the brand has no mail server or no address of its own pages, where the server did not
 * take it, and where the address has had as many mails as one may get (S13).
 */
export type MailPerson = (brand: Brand, mail: PersonMail) => Promise<boolean>

export interface MailPersonOptions {
  mailer: Mailer
  limits: MailLimits
  newId: () => string
}

export function createMailPerson({ mailer, limits, newId }: MailPersonOptions): MailPerson {
  return async (brand, { email, subject, text }) => {
    const { publicUrl } = brand.settings
    if (publicUrl === undefined) return false
    const id = newId()
    const allowed = await limits.take(email, id)
    if (!allowed.ok) return false
    const messageId = `<${id}@${new URL(publicUrl).hostname}>`
    const sent = await mailer.send(brand, { to: email, subject, text, unsubscribe: null, messageId })
    return sent.ok
  }
}
