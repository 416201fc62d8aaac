// The person's own page: each consent with its switch, what is kept of them, and their rights (G1). One section a right,
// one button an act.
import { asName } from '../../widgets/texts/fill.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import type { OwnConsent } from '../contacts/own-page.ts'
import type { OwnRecord } from '../rights/own-rights.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { oneButton, pageOf } from './confirm-pages.ts'
import { type DateOf, dateFormat } from './date-format.ts'
import { attributes, type Html, html } from './html.ts'
import { detailsForm, type TypedDetails } from './own-details.ts'
import { type OwnPageButton, ownPageButtons, switchName } from './own-page-names.ts'
import { requestList } from './own-requests.ts'
import type { PageOptions } from './page.ts'

/** What was just done, in one sentence; null: nothing. */
export type OwnPageDone =
  | 'me.saved'
  | 'me.stopped'
  | 'rights.corrected'
  | 'rights.email_sent'
  | 'rights.restrict_done'
  | 'rights.lift_done'
  | 'rights.object_done'
  | 'rights.allow_done'
  | null

export interface OwnPageContent {
  wording: Wording
  settings: BrandSettings
  consents: readonly OwnConsent[]
  record: OwnRecord
  /** The page's own token, for the links below it. */
  token: string
  done: OwnPageDone
  /** Details that were not taken, as they were typed. */
  typed?: TypedDetails
}

export function ownPage(content: OwnPageContent): PageOptions {
  const { wording, settings, record, token, done, typed } = content
  const { say } = wording
  const dateOf = dateFormat(wording, settings)
  const body = html`${done && html`<p role="status">${say(done)}</p>`}
${typed && html`<p role="alert">${say(typed.field === null ? 'rights.error_empty' : 'fallback.problems')}</p>`}
${consentSection(content, dateOf)}
<h2>${say('me.details')}</h2>
<p>${say('rights.correct_why')}</p>
${detailsForm({ wording, fields: record.fields, typed })}
${copySection(wording, token)}
<h2>${say('rights.restrict')}</h2>
${restrictSection(content, dateOf)}
<h2>${say('rights.object')}</h2>
${objectSection(content, dateOf)}
<h2>${say('rights.erase')}</h2>
<p>${say('rights.erase_why')}</p>
<p class="buttons"><a class="button plain" href="${token}/erase">${say('rights.erase_open')}</a></p>
<h2>${say('rights.requests')}</h2>
<p>${say('rights.month')}</p>
${requestList(record.requests, wording, dateOf)}
<p class="hint">${say('rights.complain')}</p>`
  return pageOf(wording, settings, say('rights.title'), body)
}

function consentSection({ wording, consents }: OwnPageContent, dateOf: DateOf): Html {
  const { say } = wording
  const isNone = consents.every(({ isOn }) => !isOn)
  return html`<h2>${say('me.title')}</h2>
<p>${say('me.lead')}</p>
${isNone && html`<p>${say('me.none')}</p>`}
<form method="post">
${consents.map((consent) => switchHtml(consent, wording, dateOf))}
<div class="buttons"><button name="do" value="${ownPageButtons.save}">${say('me.save')}</button></div>
</form>
<h3>${say('me.stop_all')}</h3>
<p>${say('me.stop_all_why')}</p>
${oneButton(ownPageButtons.stopAll, say('me.stop_all'), 'plain')}`
}

function switchHtml(consent: OwnConsent, wording: Wording, dateOf: DateOf): Html {
  const { id, isOn, since } = consent
  const state = attributes({ checked: isOn })
  const date = isOn && since !== null ? dateOf(since) : null
  return html`<div class="box"><input type="checkbox" role="switch" id="on-${id}" name="${switchName}" value="${id}"${state}><label for="on-${id}">${sentenceOf(consent, wording)} ${date !== null && html`<small>${wording.say('me.since', { date })}</small>`}</label></div>`
}

function sentenceOf({ recipient, alias }: OwnConsent, wording: Wording): string {
  if (recipient !== 'ambassador') return wording.say(`me.${recipient}`)
  return wording.say('me.ambassador', { ambassador: asName(alias ?? wording.brand, wording.language) })
}

/** Buttons, not links: whoever only follows links takes no copy away (S16). */
function copySection({ say }: Wording, token: string): Html {
  const { copyJson, copyCsv } = ownPageButtons
  return html`<h2>${say('rights.copy')}</h2>
<p>${say('rights.copy_why')}</p>
<form method="post"><div class="buttons">
<button name="do" value="${copyJson}" class="plain">${say('rights.copy_json')}</button>
<button name="do" value="${copyCsv}" class="plain">${say('rights.copy_csv')}</button>
</div></form>
<p><a href="${token}/receipt">${say('confirm.receipt')}</a></p>`
}

/** What stands, with the button that ends it; or what it would do, with the button that does it. */
function choice(text: string, button: OwnPageButton, label: string): Html {
  return html`<p>${text}</p>
${oneButton(button, label, 'plain')}`
}

function restrictSection({ wording: { say }, record }: OwnPageContent, dateOf: DateOf): Html {
  const since = record.restrictedSince
  return since === null
    ? choice(say('rights.restrict_why'), ownPageButtons.restrict, say('rights.restrict_button'))
    : choice(say('rights.restricted', { date: dateOf(since) }), ownPageButtons.lift, say('rights.lift'))
}

function objectSection({ wording: { say }, record }: OwnPageContent, dateOf: DateOf): Html {
  const since = record.objectsSince
  return since === null
    ? choice(say('rights.object_why'), ownPageButtons.object, say('rights.object_button'))
    : choice(say('rights.objected', { date: dateOf(since) }), ownPageButtons.allow, say('rights.allow'))
}
