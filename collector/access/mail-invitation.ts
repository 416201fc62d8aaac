// An invitation as a mail (T4), by the mail server of the brand that invites.
import type { Brand } from '../brands/brand.ts'
import type { MailPerson } from './mail-person.ts'

/** Whether it was sent; otherwise whoever invites hands the link over. */
export type MailInvitation = (brand: Brand, invitation: { email: string; link: string }) => Promise<boolean>

export function createMailInvitation(mailPerson: MailPerson): MailInvitation {
  return (brand, { email, link }) =>
    mailPerson(brand, {
      email,
      subject: `Your access to the reports of ${brand.name}`,
      text: textOf(brand.name, link),
    })
}

function textOf(brand: string, link: string): string {
  return [
    `You are invited to Candor, where ${brand} reads what happens in its shop.`,
    `Open this link and choose a password. It works once, within seven days:`,
    link,
    'If you did not expect this, do nothing: without you nothing happens.',
  ].join('\n\n')
}
