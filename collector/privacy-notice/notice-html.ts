// A notice as a piece of HTML, to stand in a page of the brand's own: no style, no script, no heading above the second.
import { type Html, html } from '../pages/html.ts'
import type { NoticeSection, PrivacyNotice } from './privacy-notice.ts'

export function noticeHtml({ language, title, sections }: PrivacyNotice): string {
  return `${html`<section lang="${language}">
<h2>${title}</h2>
${sections.map(sectionHtml)}</section>`}\n`
}

function sectionHtml({ title, paragraphs, table }: NoticeSection): Html {
  return html`<h3>${title}</h3>
${paragraphs.map(
  (paragraph) => html`<p>${paragraph}</p>
`,
)}${table && tableHtml(table)}`
}

function tableHtml({ head, rows }: NonNullable<NoticeSection['table']>): Html {
  return html`<table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody>
</table>
`
}
