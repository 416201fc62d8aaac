// The pages of an unsubscribe link, and the one where somebody types an address to get theirs.
import { asName } from '../../widgets/texts/fill.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { oneButton, pageOf } from './confirm-pages.ts'
import { html } from './html.ts'
import type { PageOptions } from './page.ts'

/** Which end of the mails a button asks for. */
export const unsubscribeButtons = { ambassador: 'ambassador', brand: 'brand' } as const
export const addressName = 'email'

/** `alias`: the ambassador that the mail was about; null: only the brand is left to stop. */
export function unsubscribePage(
  wording: Wording,
  settings: BrandSettings,
  alias: string | null,
): PageOptions {
  const { say, language } = wording
  const ambassador = alias && asName(alias, language)
  const ofAmbassador =
    ambassador &&
    html`<p>${say('unsubscribe.ambassador', { ambassador })}</p>
${oneButton(unsubscribeButtons.ambassador, say('unsubscribe.button'))}`
  const body = html`${ofAmbassador}
<p>${say('unsubscribe.brand')}</p>
${oneButton(unsubscribeButtons.brand, say('unsubscribe.all'))}`
  return pageOf(wording, settings, say('unsubscribe.title'), body)
}

export function unsubscribedPage(wording: Wording, settings: BrandSettings): PageOptions {
  const { say } = wording
  const body = html`<p role="status">${say('unsubscribe.done')}</p>`
  return pageOf(wording, settings, say('unsubscribe.done_title'), body)
}

export function askLinkPage(wording: Wording, settings: BrandSettings): PageOptions {
  const { say } = wording
  const body = html`<p>${say('unsubscribe.ask')}</p>
<form method="post">
<div class="field"><label for="email">${say('field.email')}</label>
<input id="email" name="${addressName}" type="email" autocomplete="email" maxlength="254" required></div>
<div class="buttons"><button>${say('unsubscribe.ask_button')}</button></div>
</form>`
  return pageOf(wording, settings, say('unsubscribe.ask_title'), body)
}

/** The same bytes whether or not the address is known (S14). */
export function askedLinkPage(wording: Wording, settings: BrandSettings): PageOptions {
  const { say } = wording
  const body = html`<p role="status">${say('unsubscribe.ask_done')}</p>`
  return pageOf(wording, settings, say('unsubscribe.ask_title'), body)
}
