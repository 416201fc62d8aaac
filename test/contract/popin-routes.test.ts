import naughty from 'big-list-of-naughty-strings'
import { describe, expect, it } from 'vitest'
import { RecordStoreTrouble } from '../../collector/stores/records.ts'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { languages } from '../../widgets/texts/languages.ts'
import { lea, startPopinServer } from '../support/start-popin-server.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin, testBrand } from '../support/test-brand.ts'

describe('GET /p/<brand>/popin/<kind>', () => {
  it('answers every popin in every language, and keeps what its boxes say', async () => {
    const { get, texts } = await startPopinServer()
    for (const kind of popinKinds)
      for (const language of languages) {
        const answer = await (await get(`/p/shop/popin/${kind}?language=${language}&publication=P1`)).json()
        expect([answer.language, answer.ambassador.alias]).toEqual([language, 'Léa'])
        for (const to of answer.boxes)
          expect(await texts.textOf('shop', answer.text_hashes[to])).toMatchObject({
            text: answer.texts[`box_${to}`],
            language,
          })
      }
  })

  it('takes the brand’s first language where the asked one is none of its own', async () => {
    const shop = testBrand({ languages: ['de', 'fr'] })
    const { get } = await startPopinServer({ brands: [shop] })
    const language = async (query: string) =>
      (await (await get(`/p/shop/popin/consent${query}`)).json()).language
    expect(await Promise.all(['', '?language=ja', '?language=fr-CA', '?language='].map(language))).toEqual([
      'de',
      'de',
      'fr',
      'de',
    ])
  })

  it('is the same for everybody: cacheable, without a cookie, open to every origin without credentials', async () => {
    const { get } = await startPopinServer()
    const path = '/p/shop/popin/subscribe?language=fr&publication=P1'
    const [one, two] = [
      await get(path, { cookie: 'a=1', 'accept-language': 'de', origin: 'https://blog.example' }),
      await get(path, { 'user-agent': 'another' }),
    ]
    expect(await one.text()).toBe(await two.text())
    expect(one.headers.get('cache-control')).toBe('public, max-age=300')
    expect(one.headers.get('set-cookie')).toBeNull()
    expect(one.headers.get('access-control-allow-origin')).toBe('*')
    expect(one.headers.get('access-control-allow-credentials')).toBeNull()
    const again = await get(path, { 'if-none-match': one.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it.each([
    ['/p/nobody/popin/subscribe', 'no_such_brand'],
    ['/p/shop/popin/newsletter', 'no_such_popin'],
    ['/p/shop/popin/__proto__', 'no_such_popin'],
    ['/p/shop/popin/order', 'no_publication'],
    ['/p/shop/popin/order?publication=P9', 'no_publication'],
    ['/p/shop/popin/voucher?publication=constructor', 'no_publication'],
  ])('answers %s by 404 %s', async (path, code) => {
    const { get } = await startPopinServer()
    const answer = await get(path)
    expect([answer.status, (await answer.json()).error.code]).toEqual([404, code])
  })

  it('S2: one brand’s sentence is not another’s', async () => {
    const { get, texts } = await startPopinServer({ brands: [testBrand({}, 'one'), testBrand({}, 'two')] })
    const { text_hashes: hashes } = await (await get('/p/one/popin/subscribe')).json()
    expect(await texts.knows('one', hashes.brand, 'brand')).toBe(true)
    expect(await texts.knows('two', hashes.brand, 'brand')).toBe(false)
  })

  it('S5: never breaks on a naughty language or publication, and repeats neither', async () => {
    const { get } = await startPopinServer()
    const texts = naughty.filter((one) => one.isWellFormed() && one.trim() !== '')
    const answers = await Promise.all(
      texts
        .map((text) => encodeURIComponent(text))
        .map((text) => get(`/p/shop/popin/subscribe?language=${text}&publication=${text}`)),
    )
    expect(texts.filter((_, index) => answers[index]?.status !== 200)).toEqual([])
    for (const answer of answers) expect(await answer.json()).toMatchObject({ ambassador: null })
  })
})

describe('GET /f/<brand>/<popin>', () => {
  it('is a page in each language, in its direction', async () => {
    const { get } = await startPopinServer()
    for (const kind of popinKinds)
      for (const language of languages) {
        const answer = await get(`/f/shop/${kind}?language=${language}&publication=P1`)
        const text = await answer.text()
        expect([
          answer.status,
          text.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`),
        ]).toEqual([200, true])
        expect(text).not.toMatch(/[{}]|undefined|\[object|checked/)
      }
  })

  it('has a form for whoever answers, and says why there is none without JavaScript', async () => {
    const { get } = await startPopinServer()
    for (const kind of popinKinds) {
      const text = await (await get(`/f/shop/${kind}?publication=P1`)).text()
      const isForm = kind !== 'consent' && kind !== 'pick'
      expect([kind, text.includes('<form method="post" action="../../o/shop"')]).toEqual([kind, isForm])
    }
    expect(await (await get('/f/shop/consent')).text()).toContain('there is nothing to choose')
  })

  it('speaks the browser’s language where the address names none', async () => {
    const { get } = await startPopinServer()
    const page = await get('/f/shop/subscribe', { 'accept-language': 'sv, nl;q=0.5, fr;q=0.8' })
    expect(await page.text()).toContain('<html lang="fr"')
    expect(page.headers.get('vary')).toBe('Accept-Language, Sec-GPC')
  })

  it('POPINS 9: has no partners box with GPC', async () => {
    const { get } = await startPopinServer()
    const path = '/f/shop/subscribe?language=en'
    expect(await (await get(path)).text()).toContain('boxes.partners')
    const withGpc = await (await get(path, { 'sec-gpc': '1' })).text()
    expect(withGpc).not.toMatch(/partners/)
    expect(withGpc).toContain('boxes.brand')
  })

  it('G3: links to the privacy notice from every page', async () => {
    const { get } = await startPopinServer()
    for (const kind of popinKinds)
      expect(await (await get(`/f/shop/${kind}?publication=P1`)).text()).toContain(
        'https://shop.example.com/privacy',
      )
  })

  it('S5: has the headers of a page that may run nothing, and sets no cookie', async () => {
    const { get } = await startPopinServer()
    for (const path of ['/f/shop/subscribe', '/f/shop/nothing', '/f/nobody/subscribe']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
      expect(headers.get('content-security-policy')).not.toContain('script')
      expect([
        headers.get('referrer-policy'),
        headers.get('x-robots-tag'),
        headers.get('set-cookie'),
      ]).toEqual(['no-referrer', 'noindex', null])
    }
  })

  it.each(['/f/nobody/subscribe', '/f/shop/newsletter', '/f/shop/order', '/f/shop/voucher?publication=P9'])(
    '%s is a page that says that there is nothing',
    async (path) => {
      const { get } = await startPopinServer()
      const answer = await get(path, { 'accept-language': 'fr' })
      expect([answer.status, (await answer.text()).includes('Il n’y a rien ici')]).toEqual([404, true])
    },
  )

  it('says on a page that the storage fails, and when to come again', async () => {
    const records = {
      transact: () => Promise.reject(new RecordStoreTrouble('disk', 'full')),
      close: async () => {},
    }
    const { get } = await startPopinServer({ records })
    const answer = await get('/f/shop/subscribe?language=fr')
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
      503,
      '5',
      'no-store',
    ])
    expect(await answer.text()).toContain('Rien n’a été modifié')
  })

  it('links one style sheet, which is served for ever', async () => {
    const { get, base } = await startPopinServer()
    const text = await (await get('/f/shop/subscribe')).text()
    const href = text.match(/rel="stylesheet" href="([^"]+)"/)?.[1] ?? ''
    const sheet = await fetch(new URL(href, `${base}/f/shop/subscribe`))
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(sheet.headers.get('cache-control')).toContain('immutable')
  })

  it('S5: a naughty order, publication, alias or language never becomes markup', async () => {
    const nasty = { alias: naughty.join(' '), picture: null }
    const { get } = await startPopinServer({ publications: { P1: lea, P2: nasty } })
    const tagsOf = async (query: string) => {
      const page = await (await get(`/f/shop/message?${query}`)).text()
      return page.match(/<[^\s>]+/g)?.join()
    }
    const isClean =
      (await tagsOf('language=en&publication=P2')) === (await tagsOf('language=en&publication=P1'))
    expect(isClean).toBe(true)
    const withOrder = await tagsOf('language=en&order=T1')
    const texts = naughty.filter((one) => one.isWellFormed() && one.trim() !== '')
    const pages = await Promise.all(
      texts
        .map((text) => encodeURIComponent(text))
        .map((text) => tagsOf(`language=en&order=${text}&publication=${text}`)),
    )
    expect(texts.filter((_, index) => pages[index] !== withOrder)).toEqual([])
  })
})

describe('the collector', () => {
  it('serves the answer and the page of a brand that has named nothing but its origin', async () => {
    const collector = await startTestCollector()
    collector.addBrand('acme')
    const answer = await (await fetch(`${collector.base}/p/acme/popin/subscribe?language=fr`)).json()
    expect(answer).toMatchObject({ language: 'en', boxes: ['brand'], privacy_url: `${shopOrigin}/privacy` })
    const page = await fetch(`${collector.base}/f/acme/subscribe`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(answer.text_hashes.brand)])
  })
})
