// The pages of a popin without JavaScript: its form, the thanks for it, and what stands where there is none.
import type { OptInSource } from '../../sdk/protocol/opt-in.ts'
import type { Voucher } from '../../sdk/protocol/popin.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import { textKeyOf } from '../contacts/popin-texts.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import { type FormOptions, fallbackForm } from './fallback-form.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'
import { voucherHtml } from './voucher.ts'

/** The link that every page of a brand ends with (G3). */
export function noticeLink(settings: BrandSettings, wording: Wording): { url: string; text: string } {
  return { url: noticeUrl(settings), text: wording.say('popin.privacy') }
}

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
 * @param isToBeConfirmed whether something was agreed to: then the mail is waited for.
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
  const done = kind === 'external_form' ? 'fallback.sent' : textKeyOf(kind, 'done')
  const said = isToBeConfirmed ? 'popin.check_mail' : done
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
export function nothingPage(root: PageOptions['root'], wording: Wording): PageOptions {
  return brandless(root, wording, 'fallback.nothing_title', 'fallback.nothing')
}

/** The storage fails. */
export function troublePage(root: PageOptions['root'], wording: Wording): PageOptions {
  return brandless(root, wording, 'trouble.title', 'trouble.lead')
}

function brandless(
  root: PageOptions['root'],
  wording: Wording,
  title: 'fallback.nothing_title' | 'trouble.title',
  lead: 'fallback.nothing' | 'trouble.lead',
): PageOptions {
  const body = html`<p>${wording.say(lead)}</p>`
  return { root, language: wording.language, title: wording.say(title), body, notice: null }
}

function pageOf({ root, wording, settings }: FallbackOptions, title: string, body: Html): PageOptions {
  return { root, language: wording.language, title, body, notice: noticeLink(settings, wording) }
}
