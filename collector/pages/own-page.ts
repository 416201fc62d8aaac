// The person's own page: each consent with its switch, and the end of all of them.
import { asName } from '../../widgets/texts/fill.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import type { OwnConsent } from '../contacts/own-page.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { oneButton, pageOf } from './confirm-pages.ts'
import { attributes, type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'

export const ownPageButtons = { save: 'save', stopAll: 'stop_all' } as const
/** The name of every switch; its value says which. */
export const switchName = 'on'

export interface OwnPageContent {
  wording: Wording
  settings: BrandSettings
  consents: readonly OwnConsent[]
  /** For the dates. */
  timeZone: string
  /** The page's own token, for the receipt below it. */
  token: string
  /** What was just done. */
  done: 'saved' | 'stopped' | null
}

export function ownPage({ wording, settings, consents, timeZone, token, done }: OwnPageContent): PageOptions {
  const { say } = wording
  const isNone = consents.every(({ isOn }) => !isOn)
  const body = html`${done && html`<p role="status">${say(`me.${done}`)}</p>`}
<p>${say('me.lead')}</p>
${isNone && html`<p>${say('me.none')}</p>`}
<form method="post">
${consents.map((consent) => switchHtml(consent, wording, timeZone))}
<div class="buttons"><button name="do" value="${ownPageButtons.save}">${say('me.save')}</button></div>
</form>
<h2>${say('me.stop_all')}</h2>
<p>${say('me.stop_all_why')}</p>
${oneButton(ownPageButtons.stopAll, say('me.stop_all'))}
<h2>${say('me.details')}</h2>
<p><a href="${token}/receipt">${say('confirm.receipt')}</a></p>`
  return pageOf(wording, settings, say('me.title'), body)
}

function switchHtml(consent: OwnConsent, wording: Wording, timeZone: string): Html {
  const { id, isOn, since } = consent
  const state = attributes({ checked: isOn })
  const date = isOn && since !== null ? dateIn(since, wording, timeZone) : null
  return html`<div class="box"><input type="checkbox" role="switch" id="on-${id}" name="${switchName}" value="${id}"${state}><label for="on-${id}">${sentenceOf(consent, wording)} ${date !== null && html`<small>${wording.say('me.since', { date })}</small>`}</label></div>`
}

function sentenceOf({ recipient, alias }: OwnConsent, wording: Wording): string {
  if (recipient !== 'ambassador') return wording.say(`me.${recipient}`)
  return wording.say('me.ambassador', { ambassador: asName(alias ?? wording.brand, wording.language) })
}

function dateIn(at: number, { language }: Wording, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(at)
}
