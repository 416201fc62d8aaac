// The demonstration's inbox: what would have been sent, so that the whole way can be walked without a mail server.
import type { KeptMail } from '../mail/inbox.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'

export function inboxPage(mails: readonly KeptMail[]): PageOptions {
  const body = html`<p>These mails would have been sent. They are kept in memory only, the newest first.</p>
${mails.length === 0 && html`<p>Nothing yet. Subscribe on the blog, or leave a message after an order.</p>`}
${mails.map(mailHtml)}`
  return { root: '', language: 'en', title: 'Inbox of the demonstration', body, notice: null }
}

function mailHtml({ brand, at, mail }: KeptMail): Html {
  return html`<h2>${mail.subject}</h2>
<p class="hint">To ${mail.to} · ${brand} · <time>${new Date(at).toISOString()}</time></p>
<div>${mail.text.split('\n').map(lineHtml)}</div>`
}

/** A line that is an address is a link. */
function lineHtml(line: string): Html {
  const isLink = /^https?:\/\/\S+$/.test(line)
  return isLink ? html`<a href="${line}">${line}</a><br>` : html`${line}<br>`
}
