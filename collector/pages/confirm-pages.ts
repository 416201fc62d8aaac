// The pages of a confirmation link: the button, what it brought, and what stands where a link does not work.
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'
import { noticeLink, type PageVoice } from './page-voice.ts'

/** Of a page behind a token: `/confirm/<token>`, `/me/<token>`, `/unsubscribe/<token>`. */
const root = '../'

/** The names of the buttons; the page and the route that reads them both take them from here. */
export const confirmButtons = {
  confirm: 'confirm',
  again: 'again',
  block: 'block',
  ownPage: 'own_page',
} as const
export const buttonName = 'do'

export interface ConfirmContent {
  wording: Wording
  settings: BrandSettings
  agreed: readonly { recipient: Recipient; text: string }[]
  partners: readonly string[]
}

/** The only thing that confirms is its button (S16). */
export function confirmPage({ wording, settings, agreed, partners }: ConfirmContent): PageOptions {
  const { say } = wording
  const body = html`<p>${say('confirm.lead')}</p>
<h2>${say('confirm.agreed')}</h2>
<ul>${agreed.map(({ text }) => html`<li>${text}</li>`)}</ul>
${partners.length > 0 && html`<p>${say('confirm.partners', { partners: partners.join(', ') })}</p>`}
<p class="hint">${say('confirm.pending')}</p>
${oneButton(confirmButtons.confirm, say('confirm.button'))}
<h2>${say('confirm.block_title')}</h2>
<p>${say('confirm.block')}</p>
${oneButton(confirmButtons.block, say('confirm.block_button'), 'plain')}`
  return pageOf(wording, settings, say('confirm.title'), body)
}

/** `token`: of the page itself, whose receipt stands below it. */
export function confirmedPage(wording: Wording, settings: BrandSettings, token: string): PageOptions {
  const { say } = wording
  const body = html`<p role="status">${say('confirm.done')}</p>
<p><a href="${token}/receipt">${say('confirm.receipt')}</a></p>
${oneButton(confirmButtons.ownPage, say('confirm.me'), 'plain')}`
  return pageOf(wording, settings, say('confirm.done_title'), body)
}

/** The same bytes whatever is wrong with a link of this brand, and whether or not there was one. */
export function deadConfirmPage(voice: PageVoice): PageOptions {
  const { say } = voice.wording
  const body = html`<p>${say('confirm.expired')}</p>
${oneButton(confirmButtons.again, say('confirm.again'))}`
  return inVoice(voice, 'confirm.expired_title', body)
}

/** The same bytes whether or not a mail is on its way (S14). */
export function sentAgainPage(voice: PageVoice): PageOptions {
  return inVoice(voice, 'confirm.expired_title', status(voice.wording.say('confirm.again_done')))
}

export function blockedPage(voice: PageVoice): PageOptions {
  return inVoice(voice, 'confirm.block_title', status(voice.wording.say('confirm.blocked')))
}

/** A link of another kind that does not work. */
export function deadLinkPage(voice: PageVoice): PageOptions {
  return inVoice(voice, 'link.unknown_title', html`<p>${voice.wording.say('link.unknown')}</p>`)
}

const status = (text: string): Html => html`<p role="status">${text}</p>`

/** A page behind a link of which nothing is known but whose it says it is. */
function inVoice(
  { wording: { say, language }, notice }: PageVoice,
  title: 'confirm.expired_title' | 'confirm.block_title' | 'link.unknown_title',
  body: Html,
): PageOptions {
  return { root, language, title: say(title), body, notice }
}

/** A form that is sent to the page's own address. */
export function oneButton(action: string, label: string, look: 'plain' | 'full' = 'full'): Html {
  return html`<form method="post"><div class="buttons"><button name="${buttonName}" value="${action}" class="${look}">${label}</button></div></form>`
}

export function pageOf(wording: Wording, settings: BrandSettings, title: string, body: Html): PageOptions {
  return { root, language: wording.language, title, body, notice: noticeLink(settings, wording) }
}
