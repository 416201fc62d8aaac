// What will go in the next days, and why, for the operator: sums by limit. Nobody is named in it.
import type { ForeseenAnswer } from '../retention/foreseen-answer.ts'
import type { Due } from '../retention/limit.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'

type Sum = ForeseenAnswer['sums'][number]

/** One, and several. */
const kinds: Readonly<Record<Due['kind'], readonly [string, string]>> = {
  contact: ['contact', 'contacts'],
  ask: ['unconfirmed opt-in', 'unconfirmed opt-ins'],
  person: ['person with a log-in', 'people with a log-in'],
  ambassador: ['ambassador who left', 'ambassadors who left'],
  brand: ['brand', 'brands'],
  session: ['token', 'tokens'],
  event_month: ['month of events', 'months of events'],
  backup: ['backup', 'backups'],
  access_log_part: ['day of the access log', 'days of the access log'],
  tombstone_month: ['month of tombstones', 'months of tombstones'],
}

const acts: Readonly<Record<Due['what'], string>> = {
  delete: 'to delete',
  erase: 'to erase',
  ask_second_invitation: 'to ask the second invitation for',
  mark_unanswered: 'to mark as unanswered',
  rotate: 'to rotate',
  mail_reminder: 'to remind by mail',
}

export function retentionPage({ sums, until, unreadable }: ForeseenAnswer, days: number): PageOptions {
  const names = [...new Set(sums.map(({ brand }) => brand))]
  const body = html`<p>Until ${until.slice(0, 10)}, by the time limits of the brands and of this collector.</p>
${unreadable.map(
  (brand) =>
    html`<p><strong>${brand}</strong>: its <code>brand.json</code> cannot be read, so nothing of it goes. The log says why.</p>`,
)}
${sums.length === 0 && html`<p>Nothing is due.</p>`}
${names.map((name) =>
  sectionOf(
    name,
    sums.filter(({ brand }) => brand === name),
  ),
)}
<p class="hint">What is held does not go: a legal hold stands on it, or its person has had its use restricted.</p>`
  return { root: '', language: 'en', title: `What goes in the next ${days} days`, body, notice: null }
}

function sectionOf(brand: string | null, sums: readonly Sum[]): Html {
  return html`<h2>${brand ?? 'The collector’s own'}</h2>
<ul>${sums.map(itemOf)}</ul>`
}

function itemOf({ limit, why, what, kind, count, held, from }: Sum): Html {
  const [one, several] = kinds[kind]
  const among = held === 0 ? '' : ` (${held} of them held)`
  return html`<li><strong>${count} ${count === 1 ? one : several}</strong> ${acts[what]}, from <time>${from.slice(0, 10)}</time>${among}<br><small>${limit}: ${why.replaceAll('`', '')}</small></li>`
}
