import { describe, expect, it } from 'vitest'
import { ambassadorForm, startAmbassadorShop, startAmbassadors } from '../support/ambassador-shop.ts'

describe('an ambassador’s list', () => {
  it('A2: shows their own contacts and nobody else’s', async () => {
    const { linkTo, read } = await startAmbassadorShop()
    const [lea, jonas] = [await read(await linkTo('lea')), await read(await linkTo('jonas'))]
    for (const text of ['Ana Silva', 'ana@example.com', 'Thank you!<br>See you.', 'November 21, 2026'])
      expect(lea).toContain(text)
    expect(lea).not.toMatch(/otto/i)
    expect(jonas).toMatch(/otto@example\.com/)
    expect(jonas).not.toMatch(/ana|eva/i)
    expect(await read(await linkTo('nobody'))).not.toMatch(/ana|eva|otto/i)
  })

  it('shows an e-mail only where it may be written to', async () => {
    const { linkTo, read, post } = await startAmbassadorShop()
    const link = await linkTo('lea')
    expect(await read(link)).toContain('Eva')
    expect(await read(link)).not.toContain('eva@')
    await post('suppressions', { email: 'ana@example.com', reason: 'hard_bounce' })
    expect(await read(link)).not.toContain('ana@')
  })

  it('says that somebody may not be written to, and nothing of an e-mail that was never left', async () => {
    const { post, linkTo, read } = await startAmbassadors()
    await post('contacts', [
      { ...ambassadorForm, external_id: 'C-1', first_name: 'Ana' },
      { ...ambassadorForm, external_id: 'C-2', first_name: 'Eva', ambassador_opt_in: false },
    ])
    const page = await read(await linkTo('lea'))
    expect(page.split('may not be written to')).toHaveLength(2)
    expect(page.split('<dt>E-mail</dt>')).toHaveLength(2)
  })

  it('withholds the e-mail of who opted out at another brand of the operator', async () => {
    const { linkTo, read, suppressions, records } = await startAmbassadorShop()
    const link = await linkTo('lea')
    expect(await read(link)).toContain('ana@')
    const optOut = { email: 'ana@example.com', reason: 'global_optout', scope: 'operator' } as const
    await records.transact('other', (tx) => suppressions.suppress(tx, 'other', optOut))
    expect(await read(link)).not.toContain('ana@')
  })

  it('E13: shows an order’s date and amount and no product; the brand’s export has the products', async () => {
    const { linkTo, read, post, call, key } = await startAmbassadorShop()
    const page = await read(await linkTo('lea'))
    expect(page).toContain('November 20, 2026: €1,234.50')
    expect(page).not.toMatch(/SKU1|Boots|T1\b/)
    await post('contacts', {
      ...ambassadorForm,
      external_id: 'C-1',
      email: 'ana@example.com',
      brand_opt_in: true,
    })
    const { contacts } = await (await call('GET', '/api/acme/contacts.json', key)).json()
    // Contacts of one moment stand in no order.
    expect(contacts.flatMap(({ orders }: { orders: object[] }) => orders)).toEqual([
      {
        at: '2026-11-20T12:00:00.000Z',
        value: 1234.5,
        currency: 'EUR',
        items: [{ item_id: 'SKU1', item_name: 'Boots', price: 1234.5, quantity: null }],
      },
    ])
  })

  it('V7: shows nobody who is pending, and the brand’s export neither', async () => {
    const { linkTo, read, records, contacts, call, key } = await startAmbassadors()
    const optIns = { ambassador: 'blog_popin_pending', brand: 'blog', partners: true } as const
    const fields = { first_name: 'Ana', email: 'ana@example.com' }
    const kept = await records.transact('acme', (tx) =>
      contacts.keep(tx, 'acme', { ambassador: 'lea', fields, optIns, by: 'popin' }),
    )
    const link = await linkTo('lea')
    const exported = async () => [
      (await (await call('GET', '/api/acme/contacts.json', key)).json()).contacts.length,
      (await (await call('GET', '/api/acme/contacts.csv', key)).text()).split('\r\n').length - 2,
    ]
    expect(await read(link)).not.toMatch(/ana/i)
    expect(await exported()).toEqual([0, 0])
    const verified = { ...optIns, ambassador: 'blog_popin_verified' } as const
    const id = kept.ok ? kept.contact.id : ''
    await records.transact('acme', (tx) => contacts.change(tx, 'acme', id, { optIns: verified }, 'person'))
    expect(await read(link)).toContain('ana@example.com')
    expect(await exported()).toEqual([1, 1])
  })

  it('begins with the newest, a hundred on a page', async () => {
    const { post, linkTo, read, clock } = await startAmbassadors()
    const person = (at: number) => ({
      ...ambassadorForm,
      external_id: `C-${at}`,
      first_name: `Person${at}.`,
    })
    await post(
      'contacts',
      Array.from({ length: 60 }, (_, at) => person(at)),
    )
    clock.now += 1000
    await post(
      'contacts',
      Array.from({ length: 60 }, (_, at) => person(100 + at)),
    )
    const link = await linkTo('lea')
    const [first, second, beyond] = [link, `${link}?page=2`, `${link}?page=99`].map(read)
    const named = (page: string) => [...page.matchAll(/Person(\d+)\./g)].map(([, at]) => Number(at))
    expect(named((await first) ?? '')).toHaveLength(100)
    expect(
      named((await first) ?? '')
        .slice(0, 60)
        .every((at) => at >= 100),
    ).toBe(true)
    expect(named((await second) ?? '')).toHaveLength(20)
    expect(await beyond).toBe(await second)
    for (const odd of ['0', '-1', 'x', '1e99', '2.7'])
      expect(named(await read(`${link}?page=${odd}`)).length).toBeGreaterThan(0)
  })
})

describe('the page', () => {
  it('is kept by nobody, told to nobody, indexed by nobody, and runs nothing', async () => {
    const { linkTo, open } = await startAmbassadorShop()
    const { headers } = await open(await linkTo('lea'))
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
    })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src|unsafe/)
  })

  it('S5, X4: shows what people wrote as text', async () => {
    const { post, linkTo, read } = await startAmbassadors()
    const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&amp;{brand}'
    const fields = { first_name: hostile, last_name: '</h2><a href="javascript:1">x</a>', message: hostile }
    await post('contacts', { ...ambassadorForm, ...fields, external_id: 'C-1', email: '"<b>"@example.com' })
    const whole = await read(await linkTo('lea'))
    // The link of the foot, to the privacy notice, is the page's own.
    const page = whole.replace(/<footer>.*<\/footer>/s, '')
    expect(page).not.toMatch(/<(script|img|b|a)\b[^>]*(alert|javascript|onerror)?/i)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;')
    expect(page).toContain('&amp;amp;{brand}')
  })

  it('speaks the ambassador’s language, right-to-left where it is written so', async () => {
    const { linkTo, open } = await startAmbassadorShop()
    const link = await linkTo('lea')
    const arabic = await (await open(link, { 'accept-language': 'ar-MA,ar;q=0.9' })).text()
    expect(arabic).toMatch(/<html lang="ar" dir="rtl">/)
    const french = await (await open(link, { 'accept-language': 'fr' })).text()
    expect(french).toContain('20 novembre 2026')
    expect(french).toMatch(/1\s234,50\s€/)
    expect(await (await open(link, { 'accept-language': 'xx' })).text()).toMatch(/<html lang="en"/)
  })
})
