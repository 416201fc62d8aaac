// The page of an ambassador's own contacts, in plain HTML. Everything that a person wrote is text (X4).
import { currencyDigits } from '../../../sdk/protocol/currencies.ts'
import type { Language } from '../../../widgets/texts/languages.ts'
import { type Html, html } from '../../pages/html.ts'
import type { PageOptions } from '../../pages/page.ts'
import type { PageVoice } from '../../pages/page-voice.ts'
import type { Wording } from '../brand-wording.ts'
import type { ContactOrder } from '../contact-orders.ts'
import type { AmbassadorList, ListedContact } from './ambassador-list.ts'

/** Of `/a/<token>`. `timeZone`: the brand's, for the dates. */
export function ambassadorPage(
  list: AmbassadorList,
  { wording, notice }: PageVoice,
  timeZone: string,
): PageOptions {
  const { say, language } = wording
  const body = html`<p>${say('list.lead')}</p>
${list.contacts.length === 0 && html`<p>${say('list.empty')}</p>`}
${list.contacts.map((contact) => listed(contact, wording, timeZone))}
${list.pages > 1 && pageLinks(list)}`
  return { root: '../', language, title: say('list.title'), body, notice }
}

function listed(contact: ListedContact, { say, language }: Wording, timeZone: string): Html {
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  const { name, email, isWithheld, message, since, orders } = contact
  const address = isWithheld ? say('list.withheld') : email && html`<bdi>${email}</bdi>`
  return html`<section>
<h2><bdi>${name ?? '–'}</bdi></h2>
<dl>
${address && html`<dt>${say('list.email')}</dt><dd>${address}</dd>`}
<dt>${say('list.date')}</dt><dd>${dates.format(since)}</dd>
${message && html`<dt>${say('list.message')}</dt><dd dir="auto">${inLines(message)}</dd>`}
${orders.map(
  (order) =>
    html`<dt>${say('list.amount')}</dt><dd>${dates.format(order.at)}: ${amount(order, language)}</dd>`,
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
