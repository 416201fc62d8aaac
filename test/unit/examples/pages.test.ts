import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { catalogue, findCategory, findProduct } from '../../../examples/storefront/shop/catalogue.js'
import { formatEuros } from '../../../examples/storefront/shop/money.js'
import manifest from '../../../package.json' with { type: 'json' }
import { toSettings } from '../../../sdk/to-settings.ts'

const root = new URL('../../../examples/storefront/', import.meta.url)
const pagesIn = (folder: string) =>
  readdirSync(fileURLToPath(new URL(folder, root)))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${folder}${name}`)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const shopPages = pagesIn('shop/')
const blogPages = pagesIn('blog/')
const publications = blogPages.filter((path) => !path.endsWith('index.html'))
const everyPage = ['index.html', 'privacy/index.html', ...shopPages, ...blogPages]

const referencesOf = (html: string) =>
  [...html.matchAll(/\s(?:href|src|action)="([^"]+)"/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&'),
  )
const between = (html: string, start: string, end: string) =>
  html.slice(html.indexOf(start), html.indexOf(end))

describe.each(everyPage)('%s', (path) => {
  const html = read(path)

  it('has no inline script, style or handler, so that a strict content policy holds', () => {
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/)
  })

  it('asks nobody else for anything', () => {
    expect(referencesOf(html).filter((address) => /^([a-z]+:|\/\/)/.test(address))).toEqual([])
  })

  it('refers only to files that are there, and to what the collector serves', () => {
    const served = /^\/(demo\.js|reports\/demo|v\/[\d.]+\/candor\.js|f\/demo\/(subscribe|message)\?.*)$/
    const missing = referencesOf(html)
      .filter((address) => !address.startsWith('#') && !served.test(address))
      .map((address) => address.replace(/[?#].*/, '').replace(/^\//, root.href))
      .filter((address) => !existsSync(new URL(address, new URL(path, root))))
    expect(missing).toEqual([])
  })

  it('has a language, a title, one main landmark and one first heading', () => {
    expect(html).toMatch(/<html lang="en">/)
    expect(html).toMatch(/<title>[^<]{5,}<\/title>/)
    expect(html.match(/<main[\s>]/g)).toHaveLength(1)
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
  })
})

describe('the pages of the shop', () => {
  const home = read('shop/index.html')

  it.each(shopPages)('%s loads the stub, then the tag', (path) => {
    const html = read(path)
    expect(html).toMatch(/<script src="stub.js"><\/script>\s*<script async src="\/demo.js"><\/script>/)
  })

  it.each(shopPages)('%s has the same head and foot as the front page', (path) => {
    const html = read(path)
    expect(between(html, '<header', '</header>')).toBe(between(home, '<header', '</header>'))
    expect(between(html, '<footer', '</footer>')).toBe(between(home, '<footer', '</footer>'))
  })

  it.each(shopPages)('%s says something without JavaScript', (path) => {
    expect(read(path)).toMatch(/without JavaScript|needs JavaScript/i)
  })

  it('the front page lists every product and price without JavaScript', () => {
    const list = between(home, '<noscript>', '</noscript>')
    const missing = catalogue.filter(
      ({ name, brand, priceCents }) =>
        !list.includes(`<li>${name}, ${brand}, ${formatEuros(priceCents)}</li>`),
    )
    expect(missing).toEqual([])
    expect(list.match(/<li>/g)).toHaveLength(catalogue.length)
  })

  it('the order form has an autocomplete for every field and puts nothing into an address', () => {
    const form = between(read('shop/checkout.html'), '<form id="order"', '</main>')
    expect(form).toMatch(/^<form id="order" method="dialog"/)
    for (const [field] of form.matchAll(/<(?:input|select)[^>]*>/g)) expect(field).toContain('autocomplete="')
  })
})

describe('the publications of the blog', () => {
  const idOf = (html: string) => /data-publication="(P\d{3})"/.exec(html)?.[1]

  it('are at least four, each with its own ID', () => {
    const ids = publications.map((path) => idOf(read(path)))
    expect(ids.length).toBeGreaterThanOrEqual(4)
    expect([...ids].sort()).toEqual(ids.map((_, at) => `P${101 + at}`))
  })

  it.each(publications)('%s links to products that exist, with its own ID', (path) => {
    const html = read(path)
    const links = referencesOf(between(html, '<article', '</article>'))
      .filter((address) => address.startsWith('../shop/'))
      .map((address) => new URL(address, 'https://shop.example.com/blog/').searchParams)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) {
      expect(link.get('candor_pub')).toBe(idOf(html))
      expect(findProduct(link.get('sku')) ?? findCategory(link.get('category'))).toBeDefined()
    }
  })

  it.each(publications)('%s loads a tag that captures nothing, of this version', (path) => {
    const [, version, text = ''] =
      /<script async src="\/v\/(.+)\/candor\.js" data-settings='(.+)'>/.exec(read(path)) ?? []
    expect(version).toBe(manifest.version)
    const capture = { dataLayer: false, links: false, searchParameters: [] }
    expect(JSON.parse(text)).toEqual(toSettings({ brand: 'demo', pageViews: false, capture, cmp: 'off' }))
  })

  it.each(publications)(
    '%s has a popin of its own publication behind each link, and without JavaScript',
    (path) => {
      const html = read(path)
      const links = [...html.matchAll(/<a href="\/f\/demo\/(\w+)\?publication=(\w+)" data-popin="(\w+)"/g)]
      const id = idOf(html)
      expect(links.map((link) => link.slice(1))).toEqual([
        ['subscribe', id, 'subscribe'],
        ['message', id, 'message'],
      ])
    },
  )

  it.each(blogPages)('%s says that the ambassador is thanked, and lets her in to pick products', (path) => {
    expect(read(path)).toContain('ambassador')
    expect(read(path)).toContain('candor_add=A12.lea')
  })
})
