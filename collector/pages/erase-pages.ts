// Erasing in two steps: what goes, what stays and why, with the reason and the button; then the certificate to keep.
import type { Brand } from '../brands/brand.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import type { SignedCertificate } from '../erasure/certificate.ts'
import type { OwnErased } from '../rights/own-erasure.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { pageOf } from './confirm-pages.ts'
import { type Html, html } from './html.ts'
import { ownPageButtons, reasonName } from './own-page-names.ts'
import type { PageOptions } from './page.ts'

/** `token`: the own page's, to go back to. */
export function erasePage(wording: Wording, settings: BrandSettings, token: string): PageOptions {
  const { say } = wording
  const body = html`<h2>${say('rights.goes')}</h2>
<ul><li>${say('rights.goes_fields')}</li><li>${say('rights.goes_visits')}</li><li>${say('rights.goes_links')}</li></ul>
<h2>${say('rights.stays')}</h2>
<ul><li>${say('rights.stays_block')}</li><li>${say('rights.stays_ledger')}</li><li>${say('rights.stays_place')}</li><li>${say('rights.stays_orders')}</li></ul>
<form method="post">
<fieldset>
<legend>${say('rights.reason')}</legend>
${reasonHtml('request', say('rights.reason_request'))}
${reasonHtml('minor', say('rights.reason_minor'))}
</fieldset>
<div class="buttons"><a class="button plain" href="../${token}">${say('rights.keep')}</a><button name="do" value="${ownPageButtons.erase}">${say('rights.erase_button')}</button></div>
</form>`
  return { ...pageOf(wording, settings, say('rights.erase_title'), body), root: '../../' }
}

function reasonHtml(reason: 'request' | 'minor', label: string): Html {
  const id = `reason-${reason}`
  const input =
    reason === 'request'
      ? html`<input type="radio" id="${id}" name="${reasonName}" value="${reason}" checked>`
      : html`<input type="radio" id="${id}" name="${reasonName}" value="${reason}">`
  return html`<div class="box">${input}<label for="${id}">${label}</label></div>`
}

export function erasedPage(
  wording: Wording,
  { settings }: Brand,
  { isHeld, certificates }: Pick<OwnErased, 'isHeld' | 'certificates'>,
): PageOptions {
  const { say } = wording
  const body = isHeld
    ? html`<p role="alert">${say('rights.held')}</p>`
    : html`<p role="status">${say('rights.erased')}</p>
${certificates.map((certificate) => certificateHtml(certificate, wording))}`
  const title = say(isHeld ? 'rights.erase_title' : 'rights.erased_title')
  return { ...pageOf(wording, settings, title, body), root: '../../' }
}

/** Its text to copy, and as a file by a link that needs neither a script nor the collector again. */
function certificateHtml(certificate: SignedCertificate, { say }: Wording): Html {
  const text = JSON.stringify(certificate, null, 1)
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`
  const name = `erasure-${certificate.certificate.id}.json`
  return html`<h2>${say('rights.certificate')}</h2>
<p>${say('rights.certificate_why')}</p>
<p class="buttons"><a class="button" href="${file}" download="${name}">${say('rights.certificate_save')}</a></p>
<pre tabindex="0" dir="ltr">${text}</pre>`
}
