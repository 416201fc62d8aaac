// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { h, render } from 'preact'
import * as hooks from 'preact/hooks'
import * as jsxRuntime from 'preact/jsx-runtime'
import { act } from 'preact/test-utils'
import ts from 'typescript'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Adapter from '../../../examples/nextjs/candor.tsx'

const router: { path: string | null } = { path: '/boots' }

/** What an app would find under each name; Preact stands in for React, a plain element for Next's script. */
const modules: Record<string, unknown> = {
  'next/navigation': { usePathname: () => router.path },
  'next/script': { __esModule: true, default: (props: object) => h('x-script', props) },
  react: hooks,
  'preact/jsx-runtime': jsxRuntime,
}

function loadAdapter(): typeof Adapter {
  const { outputText } = ts.transpileModule(readFileSync('examples/nextjs/candor.tsx', 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      jsx: ts.JsxEmit.ReactJSX,
      jsxImportSource: 'preact',
    },
  })
  const exports = {} as typeof Adapter
  compileFunction(outputText, ['require', 'exports'])((name: string) => modules[name], exports)
  return exports
}

const { CandorTag, CandorView, candor } = loadAdapter()

const params = { currency: 'EUR', value: 219, items: [{ item_id: 'BOO-201', price: 219, quantity: 1 }] }
const calls = () => window.candor?.q
const show = (event: 'view_item' | 'view_cart', shown: typeof params = params) =>
  act(() => render(h(CandorView, { event, params: shown }), document.body))

beforeEach(() => {
  render(null, document.body)
  Reflect.deleteProperty(window, 'candor')
  router.path = '/boots'
})

describe('candor()', () => {
  it('keeps calls in their order until the tag is there', () => {
    candor('search', { search_term: 'boots', results: 12 })
    candor('add_to_cart', params)
    expect(calls()).toEqual([
      ['search', { search_term: 'boots', results: 12 }],
      ['add_to_cart', params],
    ])
  })

  it('hands the call to the tag that has loaded, and its answer back', () => {
    const tag = vi.fn(() => ({ analytics: true }))
    Reflect.set(window, 'candor', tag)
    expect(candor('consent', { analytics: true })).toEqual({ analytics: true })
    expect(tag.mock.calls).toEqual([['consent', { analytics: true }]])
  })

  it('does nothing while a page is rendered on a server', () => {
    vi.stubGlobal('window', undefined)
    expect(candor('view_cart', params)).toBeUndefined()
    vi.unstubAllGlobals()
    expect(calls()).toBeUndefined()
  })
})

describe('the tag in the layout', () => {
  it('is the brand’s own script and counts no page view by a call', () => {
    render(h(CandorTag, { src: '/_c/shop-fr.js' }), document.body)
    const script = document.querySelector('x-script')
    expect(script?.getAttribute('src')).toBe('/_c/shop-fr.js')
    expect(script?.getAttribute('strategy')).toBe('afterInteractive')
    expect(calls()).toBeUndefined()
  })
})

describe('what a page shows', () => {
  it('is said once, however often the page renders', async () => {
    await show('view_item')
    await show('view_item', structuredClone(params))
    expect(calls()).toEqual([['view_item', params]])
  })

  it('is said again on the next path, and when it changes', async () => {
    await show('view_cart')
    router.path = '/cart'
    await show('view_cart')
    await show('view_cart', { ...params, value: 438 })
    expect(calls()).toEqual([
      ['view_cart', params],
      ['view_cart', params],
      ['view_cart', { ...params, value: 438 }],
    ])
  })

  it('waits for a path where the router has none yet', async () => {
    router.path = null
    await show('view_item')
    expect(calls()).toBeUndefined()
  })
})
