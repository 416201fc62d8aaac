// What will go in the next days, and why, for the operator: sums by limit. Nobody is named in it.
import type { ForeseenAnswer } from '../retention/foreseen-answer.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page.ts'

export function retentionPage({ sums, until }: ForeseenAnswer, days: number): PageOptions {
  const body = html`<p>Until ${until.slice(0, 10)}, by the time limits of the brands and of this collector.</p>
${
  sums.length === 0
    ? html`<p>Nothing is due.</p>`
    : html`<table>
<thead><tr><th scope="col">From</th><th scope="col">Whose</th><th scope="col">Limit</th><th scope="col">Why</th><th scope="col">What happens</th><th scope="col">How many</th><th scope="col">Held</th></tr></thead>
<tbody>${sums.map(rowOf)}</tbody>
</table>`
}
<p class="hint">Held is what a legal hold stands on, or what its person has had restricted: it does not go.</p>`
  return { root: '', language: 'en', title: `What goes in the next ${days} days`, body, notice: null }
}

function rowOf({ brand, limit, why, what, kind, count, held, from }: ForeseenAnswer['sums'][number]): Html {
  return html`<tr><td><time>${from.slice(0, 10)}</time></td><td>${brand ?? 'the collector'}</td><td>${limit}</td><td>${why}</td><td>${inWords(what)}: ${inWords(kind)}</td><td>${count}</td><td>${held}</td></tr>`
}

const inWords = (name: string) => name.replaceAll('_', ' ')
