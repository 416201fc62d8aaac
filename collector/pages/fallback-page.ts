// The pages of a popin without JavaScript: its form, the thanks for it, and what stands where there is none.
import type { OptInSource } from '../../sdk/protocol/opt-in.ts'
import type { Voucher } from '../../sdk/protocol/popin.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import { textKeyOf } from '../contacts/popin-texts.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { type FormOptions, fallbackForm } from './fallback-form.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'
import { noticeLink, type PageVoice } from './page-voice.ts'
import { voucherHtml } from './voucher.ts'

export interface FallbackOptions {
  root: PageOptions['root']
  wording: Wording
  settings: BrandSettings
}

/** `title`: the popin's own. */
export function formPage(options: FallbackOptions, title: string, form: FormOptions): PageOptions {
  return pageOf(options, title, fallbackForm(form))
}

/**
 * After a form was taken: the same words whatever is known of its address (S14).
 * @param ambassador as the page names them, through `asName`.
 * @param isToBeConfirmed whether something was agreed to: then a mail is, or may be, waited for.
 * @param voucher what the opt-in brings (C9), or null.
 */
export function sentPage(
  options: FallbackOptions,
  kind: OptInSource,
  ambassador: string,
  isToBeConfirmed: boolean,
  voucher: Voucher | null,
): PageOptions {
  const { wording } = options
  const said =
    kind === 'external_form' ? 'fallback.sent' : textKeyOf(kind, isToBeConfirmed ? 'check_mail' : 'done')
  const body = html`${voucher && voucherHtml(voucher, wording)}
${(isToBeConfirmed || !voucher) && html`<p>${wording.template(said, { ambassador })}</p>`}`
  return pageOf(options, wording.say('fallback.sent'), body)
}

/** `consent` and `pick` need JavaScript, and without it there is nothing to answer. */
export function scriptOnlyPage(
  options: FallbackOptions,
  kind: 'consent' | 'pick',
  title: string,
): PageOptions {
  return pageOf(options, title, html`<p>${options.wording.say(`fallback.${kind}`)}</p>`)
}

/** No such brand, popin or publication. */
export function nothingPage(root: PageOptions['root'], { wording, notice }: PageVoice): PageOptions {
  const { say, language } = wording
  const body = html`<p>${say('fallback.nothing')}</p>`
  return { root, language, title: say('fallback.nothing_title'), body, notice }
}

/** Something that passes: the storage fails, or too many ask. It belongs to no brand. */
export function troublePage(root: PageOptions['root'], { say, language }: Wording): PageOptions {
  const body = html`<p>${say('trouble.lead')}</p>`
  return { root, language, title: say('trouble.title'), body, notice: null }
}

function pageOf({ root, wording, settings }: FallbackOptions, title: string, body: Html): PageOptions {
  return { root, language: wording.language, title, body, notice: noticeLink(settings, wording) }
}
