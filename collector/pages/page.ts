// The frame of every page that works without JavaScript: fallback forms, confirmation, consents, unsubscribe.
import { type Language, languageTable } from '../../widgets/texts/languages.ts'
import { type Html, html } from './html.ts'
import { pageStylePath } from './page-style.ts'

export interface PageOptions {
  /** From the page to the collector's root: `../` for `/me/<token>`, `../../` for `/f/<brand>/<popin>`. */
  root: '' | '../' | '../../'
  language: Language
  /** The page's name: in the window's title and as its first heading. */
  title: string
  /** What follows the heading. */
  body: Html
  /** The privacy notice, on every page (G3); null where the brand has named none. */
  notice: { url: string; text: string } | null
}

/** The whole document. The style sheet is the only thing that it loads. */
export function renderPage({ root, language, title, body, notice }: PageOptions): string {
  return html`<!doctype html>
<html lang="${language}" dir="${languageTable[language].direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="${root}${pageStylePath}">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
${notice && html`<footer><p><a href="${notice.url}">${notice.text}</a></p></footer>`}
</body>
</html>
`.toString()
}

/**
 * What every page is sent with: no script, nothing from elsewhere, its address is told to nobody (it may hold a
 * token), forms go to the collector only.
 */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
