import naughty from 'big-list-of-naughty-strings'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { attributes, html } from '../../../../collector/pages/html.ts'

/** The page that a browser makes of it. */
const parsed = (markup: string) => new Window().document.createRange().createContextualFragment(markup)
const shown = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '\u{fffd}')
    .replace(/\r\n?/g, '\n')

describe('html', () => {
  it('escapes what stands between tags and in attributes', () => {
    const text = `<b onclick='x' title="y">&amp;`
    const escaped = '&lt;b onclick=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;'
    expect(String(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`)
    expect(String(html`<p title='${text}'></p>`)).toBe(`<p title='${escaped}'></p>`)
  })

  it('leaves what html made as it is, and writes lists one after another', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`)
    expect(String(html`<ul>${items}${null}${false}${undefined}${7}</ul>`)).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li>7</ul>',
    )
  })

  it('does not take an object that looks like markup for markup', () => {
    const forged = { toString: () => '<script>alert(1)</script>', markup: '<b>' }
    expect(() => html`<p>${[forged as never]}</p>`).toThrow()
  })

  it('refuses a value where escaping would not help', () => {
    const value = 'x onload=alert(1)'
    expect(() => html`<p ${value}></p>`).toThrow('quotes')
    expect(() => html`<p title=${value}></p>`).toThrow('quotes')
    expect(() => html`<${value}></p>`).toThrow('quotes')
    expect(() => html`<script>${value}</script>`).toThrow('script')
    expect(() => html`<style>${value}</style>`).toThrow('style')
    expect(() => html`<p title="${html`<b></b>`}"></p>`).toThrow('attribute')
    expect(() => html`<p ${html`checked`}></p>`).toThrow('quotes')
    expect(() => html`<p>${attributes({ hidden: true })}</p>`).toThrow('tag')
    expect(() => html`<p title="a`).toThrow('inside of a tag')
  })

  it('S5: shows each naughty string as text, in no place as markup', () => {
    const shownAll = html`${naughty.map((text) => html`<p title="${text}">${text}</p>`)}`
    const { children } = parsed(String(shownAll))
    expect(children.length).toBe(naughty.length)
    for (const [index, text] of naughty.entries()) {
      const element = children[index]
      expect([element?.tagName, element?.children.length, element?.attributes.length]).toEqual(['P', 0, 1])
      expect([element?.textContent, element?.getAttribute('title')]).toEqual([shown(text), shown(text)])
    }
  }, 20_000)
})

describe('attributes', () => {
  it('writes what is there, escaped, and leaves out what is not', () => {
    const written = attributes({ required: true, hidden: false, title: undefined, 'aria-describedby': 'a"b' })
    expect(String(html`<input${written}>`)).toBe('<input required aria-describedby="a&quot;b">')
  })

  it.each(['onclick', 'style', 'x y', 'a=b', ''])('refuses %j as a name', (name) => {
    expect(() => attributes({ [name]: 'x' })).toThrow()
  })
})
