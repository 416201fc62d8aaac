// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { tagSettings } from '../../../../collector/settings/brand-settings.ts'
import { pinnedElement } from '../../../../collector/tag/pinned-element.ts'
import { testBrand } from '../../../support/test-brand.ts'

const settings = tagSettings('shop-fr', testBrand().settings)
const pinned = {
  folder: 'https://shop.example.com/_c/',
  version: '0.1.0',
  integrity: 'sha384-abc+/=',
  settings,
}

/** The element as a browser's parser reads it. */
function parsed(html: string): HTMLScriptElement {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const [script, ...others] = page.querySelectorAll('script')
  expect(others).toEqual([])
  expect(page.documentElement.textContent).toBe('')
  if (!script) throw new Error('no script element')
  return script
}

describe('the pinned element', () => {
  it('names this version, its hash, CORS without cookies, and does not hold the page up', () => {
    const script = parsed(pinnedElement(pinned))
    expect(Object.fromEntries([...script.attributes].map(({ name, value }) => [name, value]))).toEqual({
      async: '',
      src: 'https://shop.example.com/_c/v/0.1.0/candor.js',
      integrity: 'sha384-abc+/=',
      crossorigin: 'anonymous',
      'data-settings': JSON.stringify(settings),
    })
  })

  it.each(['https://shop.example.com/_c', 'https://shop.example.com/_c//'])(
    'takes %s as a folder too',
    (folder) => {
      expect(parsed(pinnedElement({ ...pinned, folder })).getAttribute('src')).toBe(
        'https://shop.example.com/_c/v/0.1.0/candor.js',
      )
    },
  )

  it('S5: no setting leaves its attribute', () => {
    const hostile = { ...settings, brand: `"><script>alert(1)</script>&quot;'\`` }
    const script = parsed(pinnedElement({ ...pinned, settings: hostile }))
    expect(JSON.parse(script.dataset.settings ?? '')).toEqual(hostile)
  })
})
