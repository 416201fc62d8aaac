// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { beforeEach, describe, expect, it } from 'vitest'

const [, script = ''] =
  /<script>([\s\S]*)<\/script>/.exec(readFileSync('examples/gtm/custom-html.html', 'utf8')) ?? []

const run = compileFunction(script)
const queue = () => Object(Reflect.get(window, 'candor')).q
const loaded = () => [...document.querySelectorAll('script')].map(({ src, async }) => ({ src, async }))

beforeEach(() => {
  document.head.innerHTML = ''
  Reflect.deleteProperty(window, 'candor')
})

describe('the custom HTML tag', () => {
  it('holds one script and no other markup', () => {
    const html = readFileSync('examples/gtm/custom-html.html', 'utf8')
    expect(html.replace(/<script>[\s\S]*<\/script>/, '').trim()).toBe('')
  })

  it('loads the brand’s script without stopping the page', () => {
    run()
    expect(loaded()).toEqual([{ src: 'https://shop.example/_c/shop-fr.js', async: true }])
  })

  it('keeps calls in their order until the tag is there', () => {
    run()
    const candor: unknown = Reflect.get(window, 'candor')
    if (typeof candor === 'function') {
      candor('search', { search_term: 'boots' })
      candor('event', 'size_guide', { shelf: 'boots' })
    }
    expect(queue()).toEqual([
      ['search', { search_term: 'boots' }, undefined],
      ['event', 'size_guide', { shelf: 'boots' }],
    ])
  })

  it('leaves a stub that is there already, with what it holds', () => {
    Object.assign(window, { candor: Object.assign(() => undefined, { q: [['page']] }) })
    run()
    expect(queue()).toEqual([['page']])
  })

  it('is ECMAScript 5 in its syntax, which is what a container is sure to take', () => {
    expect(script).not.toMatch(/=>|`|\b(let|const|class)\b|\.\.\.|,\s*[)\]}]/)
  })
})
