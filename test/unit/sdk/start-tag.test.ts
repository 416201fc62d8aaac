import { describe, expect, it, vi } from 'vitest'
import { guard } from '../../../sdk/browser/guard.ts'
import { usePage } from '../../../sdk/browser/page.ts'
import { settingsPlaceholder, type TagSettings } from '../../../sdk/protocol/tag-settings.ts'
import { type RunningScript, startTag } from '../../../sdk/start-tag.ts'
import { toSettings } from '../../../sdk/to-settings.ts'
import { createFakePage, type FakeOptions } from './fake-page.ts'

const settings: Partial<TagSettings> = {
  ...toSettings({ brand: 'shop-fr', consent: 'exempt', cookies: { technical: [] } }),
}
const script = { src: 'https://shop.example.com/_c/shop-fr.js', dataset: {} }

interface Load {
  candor?: unknown
  script?: RunningScript | null
  inlined?: Partial<TagSettings>
  options?: FakeOptions
}

function load(given: Load = {}) {
  const fake = createFakePage(given.options)
  const home = Object.assign(fake.page, 'candor' in given ? { candor: given.candor } : {})
  usePage(home)
  const run = () =>
    guard(startTag)(given.script === undefined ? script : given.script, given.inlined ?? settings)
  run()
  const names = () => {
    fake.passSeconds(2)
    return fake.sent().map(({ name }) => name)
  }
  return { ...fake, home, run, names }
}

/** A stub as a page has it: a function with the early calls. */
const stubOf = (...q: unknown[]) => Object.assign(vi.fn(), { q })

describe('the script tag', () => {
  it('counts the page view by itself and posts to the folder it came from', () => {
    const { names, posted } = load()
    expect(names()).toEqual(['page_view'])
    expect(posted[0]?.url).toBe('https://shop.example.com/_c/e/shop-fr')
  })

  it.each([
    ['https://shop.example.com/_c/shop-fr.js?v=a/b#c/d', 'https://shop.example.com/_c/e/shop-fr'],
    ['https://shop.example.com/_c/v/1.2.0/candor.js', 'https://shop.example.com/_c/e/shop-fr'],
    ['https://shop.example.com/dev/1.2.0/candor.js', 'https://shop.example.com/dev/1.2.0/e/shop-fr'],
    ['https://c.example.com/candor.js', 'https://c.example.com/e/shop-fr'],
  ])('from %s it posts to %s', (src, url) => {
    const { names, posted } = load({ script: { src, dataset: {} } })
    names()
    expect(posted[0]?.url).toBe(url)
  })

  it('reads its settings from the element where none were inlined', () => {
    const dataset = { settings: JSON.stringify({ ...settings, brand: 'pinned' }) }
    const { names, posted } = load({ script: { ...script, dataset }, inlined: Object(settingsPlaceholder) })
    names()
    expect(posted[0]?.url).toBe('https://shop.example.com/_c/e/pinned')
  })

  it('plays the stub’s calls in order, before the page view', () => {
    const stub = stubOf(['search', { search_term: 'boots' }], ['event', 'later'])
    expect(load({ candor: stub }).names()).toEqual(['search', 'later', 'page_view'])
  })

  it('leaves the page view to the stub’s calls where they count it', () => {
    const stub = stubOf(['page'], ['search', { search_term: 'boots' }])
    expect(load({ candor: stub }).names()).toEqual(['page_view', 'search'])
  })

  it('counts no page view where the brand does not want it', () => {
    expect(load({ inlined: { ...settings, pageViews: [] } }).names()).toEqual([])
  })

  it('is inert as a second copy', () => {
    const { home, run, names, warnings } = load({ candor: stubOf(['page']) })
    const first = home.candor
    run()
    expect(home.candor).toBe(first)
    expect(names()).toEqual(['page_view'])
    expect(warnings).toEqual([])
  })

  it.each([
    ['an element', { nodeType: 1, q: { value: 'an input of the form' }, loaded: { value: 'another' } }],
    ['nothing', undefined],
    ['a stub without calls', vi.fn()],
  ])('starts where window.candor is %s', (_, candor) => {
    const { names, warnings } = load({ candor })
    expect(names()).toEqual(['page_view'])
    expect(warnings).toEqual([])
  })

  it.each([
    ['no settings at all', { inlined: Object(settingsPlaceholder) }, 'no_settings'],
    [
      'no brand',
      { inlined: Object(settingsPlaceholder), script: { ...script, dataset: { settings: '{}' } } },
      'no_settings',
    ],
    ['no script element', { script: null }, 'no_settings'],
    ['an SVG script', { script: { dataset: {} } }, 'no_settings'],
    [
      'broken JSON',
      { inlined: Object(settingsPlaceholder), script: { ...script, dataset: { settings: '{' } } },
      'failed',
    ],
  ])('with %s says so in one console line and does nothing', (_, given, code) => {
    const stub = stubOf(['page'])
    const { home, names, warnings, cookieWrites } = load({ ...given, candor: stub })
    expect(warnings.map((line) => line.slice(0, 2))).toEqual([['candor', code]])
    expect(home.candor).toBe(stub)
    expect(names()).toEqual([])
    expect(cookieWrites).toEqual([])
  })

  it('with half of its settings says so in one console line, and by itself does nothing', () => {
    const { names, warnings, cookieWrites } = load({
      inlined: { brand: 'shop-fr' },
      candor: stubOf(['search', { search_term: 'boots' }]),
    })
    expect(warnings).toEqual([['candor', 'failed', expect.any(TypeError)]])
    expect(names()).toEqual([])
    expect(cookieWrites).toEqual([])
  })
})
