// An invitation as a mail (T4), by the mail server of the brand that invites.
import type { Brand } from '../brands/brand.ts'
import type { MailLimits } from '../mail/mail-limits.ts'
import type { Mailer } from '../mail/mailer.ts'

/**
 * Whether it was sent. False where the brand has no mail server or no address of its own pages, where the server did not
 * take it, and where the address has had as many mails as one may get (S13): then whoever invites hands the link over.
 */
export type MailInvitation = (brand: Brand, invitation: { email: string; link: string }) => Promise<boolean>

export interface MailInvitationOptions {
  mailer: Mailer
  limits: MailLimits
  newId: () => string
}

export function createMailInvitation({ mailer, limits, newId }: MailInvitationOptions): MailInvitation {
  return async (brand, { email, link }) => {
    const { publicUrl } = brand.settings
    if (publicUrl === undefined) return false
    const id = newId()
    const allowed = await limits.take(email, id)
    if (!allowed.ok) return false
    const sent = await mailer.send(brand, {
      to: email,
      subject: `Your access to the reports of ${brand.name}`,
      text: textOf(brand.name, link),
      unsubscribe: null,
      messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    })
    return sent.ok
  }
}

function textOf(brand: string, link: string): string {
  return [
    `You are invited to Candor, where ${brand} reads what happens in its shop.`,
    `Open this link and choose a password. It works once, within seven days:`,
    link,
    'If you did not expect this, do nothing: without you nothing happens.',
  ].join('\n\n')
}
