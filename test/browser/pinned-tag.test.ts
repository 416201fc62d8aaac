// The pinned tag in a real Chromium: the page is one origin, the collector another.
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrandSettings, tagSettings } from '../../collector/settings/brand-settings.ts'
import { formatProblems, parseBrandSettings } from '../../collector/settings/parse-settings.ts'
import { pinnedElement } from '../../collector/tag/pinned-element.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { createVisitor } from '../support/visitor.ts'

const demo = demoInBrowser()
let page: { origin: string; server: Server; html: string }
let version: string
let integrity: string

beforeAll(async () => {
  page = await servePage()
  ;({ version } = (await import('../../package.json', { with: { type: 'json' } })).default)
  const built: Record<string, string> = (
    await import(new URL('../../dist/sdk/integrity.json', import.meta.url).href, { with: { type: 'json' } })
  ).default
  integrity = built['candor.js'] ?? ''
})

afterAll(() => void page?.server.close())

/** A shop of one page, on an origin that is not the collector's. */
function servePage(): Promise<typeof page> {
  return new Promise((resolve) => {
    const server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end(`<!doctype html><title>Shop</title>${page.html}`)
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve({ origin: `http://127.0.0.1:${port}`, server, html: '' })
    })
  })
}

function settings(): BrandSettings {
  const parsed = parseBrandSettings({ origins: [page.origin] })
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  return parsed.settings
}

/** Opens a page with this element; whether the tag is in place once the page has loaded. */
async function isTagInPlace(html: string): Promise<boolean> {
  page.html = html
  const visitor = await createVisitor(demo.browser)
  await visitor.page.goto(page.origin, { waitUntil: 'load' })
  const inPlace = await visitor.page.evaluate(() => typeof Reflect.get(window, 'candor') === 'function')
  await visitor.leave()
  return inPlace
}

const element = () =>
  pinnedElement({
    folder: demo.collector.base,
    version,
    integrity,
    settings: tagSettings('demo', settings()),
  })

describe('a pinned tag on another origin', () => {
  it('runs where its bytes have the hash that the build wrote down', async () => {
    expect(await isTagInPlace(element())).toBe(true)
  })

  it('does not run with another hash', async () => {
    expect(await isTagInPlace(element().replace(integrity, `sha384-${'A'.repeat(64)}`))).toBe(false)
  })

  it('does not run without crossorigin: a browser cannot check it then', async () => {
    expect(await isTagInPlace(element().replace(' crossorigin="anonymous"', ''))).toBe(false)
  })

  it('is the same file for every brand, kept for ever, readable by any origin and without a cookie', async () => {
    const answer = await fetch(`${demo.collector.base}/v/${version}/candor.js`)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(answer.headers.getSetCookie()).toEqual([])
    expect((await fetch(`${demo.collector.base}/v/0.0.0/candor.js`)).status).toBe(404)
  })
})
