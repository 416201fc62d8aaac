import { createHash } from 'node:crypto'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { html } from '../../../../collector/pages/html.ts'
import { pageHeaders, renderPage } from '../../../../collector/pages/page.ts'
import { pageStyle, pageStylePath } from '../../../../collector/pages/page-style.ts'

const page = (over: Partial<Parameters<typeof renderPage>[0]> = {}) => {
  const window = new Window()
  window.document.write(
    renderPage({
      root: '../',
      language: 'fr',
      title: 'Vos <consentements>',
      body: html`<p>Rien</p>`,
      notice: { url: 'https://shop.example.com/privacy', text: 'Vos données' },
      ...over,
    }),
  )
  return window.document
}

describe('a page', () => {
  it('tells its language, its direction and its name once as the heading', () => {
    expect([page().documentElement.lang, page().documentElement.dir]).toEqual(['fr', 'ltr'])
    expect(page({ language: 'ar' }).documentElement.dir).toBe('rtl')
    expect([page().title, page().querySelectorAll('h1').length]).toEqual(['Vos <consentements>', 1])
    expect(page().querySelector('h1')?.textContent).toBe('Vos <consentements>')
  })

  it('loads its style sheet from the collector’s root and nothing else', () => {
    const loaded = [...page({ root: '../../' }).querySelectorAll('[src], link[href]')]
    expect(loaded.map((element) => element.getAttribute('href'))).toEqual([
      `../../${pageStylePath}`,
      'data:,',
    ])
  })

  it('G3: links to the privacy notice, and has no foot where there is none to link to', () => {
    expect(page().querySelector('footer a')?.getAttribute('href')).toBe('https://shop.example.com/privacy')
    expect(page({ notice: null }).querySelector('footer')).toBeNull()
  })

  it('S5: may run nothing, load nothing from elsewhere, be framed by nobody, and tells its address to nobody', () => {
    const policy = pageHeaders['content-security-policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src|unsafe|https?:|\*/)
    expect([pageHeaders['referrer-policy'], pageHeaders['x-robots-tag']]).toEqual(['no-referrer', 'noindex'])
    expect(page().querySelector('script, [style], style')).toBeNull()
  })
})

describe('the page’s style sheet', () => {
  it('stands under its own hash, so that it may be kept for ever', () => {
    const hash = createHash('sha256').update(pageStyle).digest('hex')
    expect(pageStylePath).toBe(`v/${hash.slice(0, 16)}/pages.css`)
  })

  it('loads nothing and knows no left or right', () => {
    expect(pageStyle).not.toMatch(
      /url\(|@import|(?:margin|padding|border|text-align|[\s;{])-?:?(?:left|right)\b/,
    )
  })
})
