// The page of an ambassador's own contacts, in plain HTML. Everything that a person wrote is text (X4).
import { currencyDigits } from '../../../sdk/protocol/currencies.ts'
import { fill } from '../../../widgets/texts/fill.ts'
import type { Language } from '../../../widgets/texts/languages.ts'
import { textsByLanguage } from '../../../widgets/texts/texts-by-language.ts'
import { type Html, html } from '../../pages/html.ts'
import type { PageOptions } from '../../pages/page.ts'
import type { ContactOrder } from '../contact-orders.ts'
import type { AmbassadorList, ListedContact } from './ambassador-list.ts'

export interface AmbassadorPageOptions {
  language: Language
  /** As popins and mails name the brand. */
  controller: string
  privacyNoticeUrl: string | undefined
  timeZone: string
}

/** Of `/a/<token>`. */
export function ambassadorPage(list: AmbassadorList, options: AmbassadorPageOptions): PageOptions {
  const { language, controller } = options
  const texts = textsByLanguage[language]
  const body = html`<p>${fill(texts['list.lead'], { brand: controller })}</p>
${list.contacts.length === 0 && html`<p>${texts['list.empty']}</p>`}
${list.contacts.map((contact) => listed(contact, options))}
${list.pages > 1 && pageLinks(list)}`
  return { root: '../', language, title: texts['list.title'], body, notice: noticeOf(options) }
}

/** For a link that is unknown or over, whatever it was. */
export function deadLinkPage(language: Language): PageOptions {
  const texts = textsByLanguage[language]
  const body = html`<p>${texts['link.unknown']}</p>`
  return { root: '../', language, title: texts['link.unknown_title'], body, notice: null }
}

function noticeOf({ language, controller, privacyNoticeUrl }: AmbassadorPageOptions): PageOptions['notice'] {
  if (privacyNoticeUrl === undefined) return null
  const text = fill(textsByLanguage[language]['popin.privacy'], { brand: controller })
  return { url: privacyNoticeUrl, text }
}

function listed(contact: ListedContact, { language, timeZone }: AmbassadorPageOptions): Html {
  const texts = textsByLanguage[language]
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  const { name, email, isWithheld, message, since, orders } = contact
  const address = isWithheld ? texts['list.withheld'] : email && html`<bdi>${email}</bdi>`
  return html`<section>
<h2><bdi>${name ?? '–'}</bdi></h2>
<dl>
${address && html`<dt>${texts['list.email']}</dt><dd>${address}</dd>`}
<dt>${texts['list.date']}</dt><dd>${dates.format(since)}</dd>
${message && html`<dt>${texts['list.message']}</dt><dd dir="auto">${inLines(message)}</dd>`}
${orders.map(
  (order) =>
    html`<dt>${texts['list.amount']}</dt><dd>${dates.format(order.at)}: ${amount(order, language)}</dd>`,
)}
</dl>
</section>
`
}

function inLines(message: string): Html[] {
  return message.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`)
}

/** In the currency's own digits: `Intl` rounds some as shops display them. */
function amount({ amountMinor, currency }: ContactOrder, language: Language): string {
  const digits = currencyDigits.get(currency) ?? 2
  const format = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  return new Intl.NumberFormat(language, format).format(Number(`${amountMinor}e-${digits}`))
}

function pageLinks({ page, pages }: AmbassadorList): Html {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  return html`<nav><p class="buttons">${numbers.map((number) =>
    number === page
      ? html`<span class="button plain" aria-current="page">${number}</span>`
      : html`<a class="button plain" href="?page=${number}">${number}</a>`,
  )}</p></nav>`
}
