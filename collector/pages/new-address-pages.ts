// The page of the mail to a new address: one button puts it in force, the other blocks it. Nothing of the person stands
// here: whoever opens it may be somebody else.
import type { Wording } from '../contacts/brand-wording.ts'
import type { EmailOutcome } from '../rights/change-email.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { confirmButtons, oneButton, pageOf } from './confirm-pages.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'

export function newAddressPage(
  wording: Wording,
  settings: BrandSettings,
  outcome: EmailOutcome['outcome'],
): PageOptions {
  const { say } = wording
  return pageOf(wording, settings, say(titles[outcome]), bodies[outcome](wording))
}

const titles = {
  waits: 'rights.email_title',
  changed: 'confirm.done_title',
  taken: 'rights.email_title',
  blocked: 'confirm.block_title',
} as const

const status = (text: string): Html => html`<p role="status">${text}</p>`

const bodies: Readonly<Record<EmailOutcome['outcome'], (wording: Wording) => Html>> = {
  waits: ({ say }) => html`<p>${say('rights.email_lead')}</p>
${oneButton(confirmButtons.confirm, say('confirm.button'))}
<h2>${say('confirm.block_title')}</h2>
<p>${say('rights.email_block')}</p>
${oneButton(confirmButtons.block, say('confirm.block_button'), 'plain')}`,
  changed: ({ say }) => status(say('rights.email_done')),
  taken: ({ say }) => html`<p role="alert">${say('rights.email_taken')}</p>`,
  blocked: ({ say }) => status(say('rights.email_block')),
}
