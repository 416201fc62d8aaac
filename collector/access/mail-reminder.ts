// The reminder of somebody who has not logged in for so long that their account is about to end (R9).
import type { Brand } from '../brands/brand.ts'
import type { MailPerson } from './mail-person.ts'

/** Whether it was sent. `daysLeft`: after which the account ends. */
export type MailReminder = (brand: Brand, reminder: { email: string; daysLeft: number }) => Promise<boolean>

export function createMailReminder(mailPerson: MailPerson): MailReminder {
  return async (brand, { email, daysLeft }) => {
    const { publicUrl } = brand.settings
    if (publicUrl === undefined) return false
    const text = textOf(brand.name, new URL('login', publicUrl).href, daysLeft)
    return mailPerson(brand, { email, subject: `Your access to the reports of ${brand.name} ends`, text })
  }
}

function textOf(brand: string, link: string, daysLeft: number): string {
  return [
    `You have an account at Candor, where ${brand} reads what happens in its shop, and have not logged in for a long time.`,
    `It ends in ${daysLeft} days, and what is kept of you there is then deleted. To keep it, log in once:`,
    link,
    'If you do not need it any more, do nothing.',
  ].join('\n\n')
}
