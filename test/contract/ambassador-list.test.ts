import { describe, expect, it } from 'vitest'
import { startServerApi } from '../support/start-server-api.ts'
import { noon } from '../support/wire-batch.ts'

const form = { source: 'external_form', ambassador: 'lea', ambassador_opt_in: true }

async function start(settings = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', settings)
  const post = (path: string, body?: object) => api.call('POST', `/api/acme/${path}`, key, body)
  const linkTo = async (ambassador: string, body?: object): Promise<string> => {
    const { link } = await (await post(`ambassadors/${ambassador}/link`, body)).json()
    return link
  }
  const open = (link: string, headers: Record<string, string> = {}) =>
    fetch(new URL(link, api.base), { headers })
  const read = async (link: string) => (await open(link)).text()
  return { ...api, key, post, linkTo, open, read }
}

const aShop = async () => {
  const api = await start()
  await api.post('contacts', [
    {
      ...form,
      external_id: 'C-1',
      first_name: 'Ana',
      last_name: 'Silva',
      email: 'ana@example.com',
      message: 'Thank you!\nSee you.',
    },
    { ...form, external_id: 'C-2', first_name: 'Eva', email: 'eva@example.com', ambassador_opt_in: false },
    { ...form, external_id: 'C-3', first_name: 'Otto', email: 'otto@example.com', ambassador: 'jonas' },
  ])
  await api.post('orders', {
    transaction_id: 'T1',
    value: 1234.5,
    at: noon - 86_400_000,
    items: [{ item_id: 'SKU1', item_name: 'Boots', price: 1234.5 }],
    ambassador: 'lea',
    email: 'ana@example.com',
  })
  return api
}

describe('an ambassador’s list', () => {
  it('A2: shows their own contacts and nobody else’s', async () => {
    const { linkTo, read } = await aShop()
    const [lea, jonas] = [await read(await linkTo('lea')), await read(await linkTo('jonas'))]
    for (const text of ['Ana Silva', 'ana@example.com', 'Thank you!<br>See you.', 'November 21, 2026'])
      expect(lea).toContain(text)
    expect(lea).not.toMatch(/otto/i)
    expect(jonas).toMatch(/otto@example\.com/)
    expect(jonas).not.toMatch(/ana|eva/i)
    expect(await read(await linkTo('nobody'))).not.toMatch(/ana|eva|otto/i)
  })

  it('shows an e-mail only where it may be written to', async () => {
    const { linkTo, read, post } = await aShop()
    const link = await linkTo('lea')
    expect(await read(link)).toContain('Eva')
    expect(await read(link)).not.toContain('eva@')
    await post('suppressions', { email: 'ana@example.com', reason: 'hard_bounce' })
    expect(await read(link)).not.toContain('ana@')
  })

  it('says that somebody may not be written to, and nothing of an e-mail that was never left', async () => {
    const { post, linkTo, read } = await start()
    await post('contacts', [
      { ...form, external_id: 'C-1', first_name: 'Ana' },
      { ...form, external_id: 'C-2', first_name: 'Eva', ambassador_opt_in: false },
    ])
    const page = await read(await linkTo('lea'))
    expect(page.split('may not be written to')).toHaveLength(2)
    expect(page.split('<dt>E-mail</dt>')).toHaveLength(2)
  })

  it('withholds the e-mail of who opted out at another brand of the operator', async () => {
    const { linkTo, read, suppressions, records } = await aShop()
    const link = await linkTo('lea')
    expect(await read(link)).toContain('ana@')
    const optOut = { email: 'ana@example.com', reason: 'global_optout', scope: 'operator' } as const
    await records.transact('other', (tx) => suppressions.suppress(tx, 'other', optOut))
    expect(await read(link)).not.toContain('ana@')
  })

  it('E13: shows an order’s date and amount and no product; the brand’s export has the products', async () => {
    const { linkTo, read, post, call, key } = await aShop()
    const page = await read(await linkTo('lea'))
    expect(page).toContain('November 20, 2026: €1,234.50')
    expect(page).not.toMatch(/SKU1|Boots|T1\b/)
    await post('contacts', { ...form, external_id: 'C-1', email: 'ana@example.com', brand_opt_in: true })
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
    const { linkTo, read, records, contacts, call, key } = await start()
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
    const { post, linkTo, read, clock } = await start()
    const person = (at: number) => ({
      ...form,
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

describe('a link to a list', () => {
  it('lives seven days, or shorter, and then opens nothing', async () => {
    const { post, open, clock } = await aShop()
    const issued = await post('ambassadors/lea/link')
    expect(issued.status).toBe(201)
    const { link, expires } = await issued.json()
    expect(link).toMatch(/^\/a\/acme\.[\w-]{43}$/)
    expect(Date.parse(expires)).toBe(noon + 7 * 86_400_000)
    const short = (await (await post('ambassadors/lea/link', { lifetime_hours: 1 })).json()).link
    clock.now += 3_600_000
    expect([(await open(link)).status, (await open(short)).status]).toEqual([200, 404])
    clock.now = noon + 7 * 86_400_000 - 1
    expect((await open(link)).status).toBe(200)
    clock.now += 1
    const over = await open(link)
    expect(over.status).toBe(404)
    expect(await over.text()).not.toMatch(/ana/i)
  })

  it.each([[{ lifetime_hours: 169 }], [{ lifetime_hours: 0 }], [{ days: 3 }], [[]], [[{}]], ['{']])(
    'is refused with %j',
    async (body) => {
      const { call, key } = await start()
      expect((await call('POST', '/api/acme/ambassadors/lea/link', key, body)).status).toBe(400)
    },
  )

  it('begins with the address where shoppers reach the collector', async () => {
    const { linkTo } = await start({ publicUrl: 'https://shop.example.com/_c/' })
    expect(await linkTo('lea')).toMatch(/^https:\/\/shop\.example\.com\/_c\/a\/acme\./)
  })

  it('is ended with all others of the ambassador, at once', async () => {
    const { call, key, linkTo, open } = await aShop()
    const [one, two, other] = [await linkTo('lea'), await linkTo('lea'), await linkTo('jonas')]
    expect((await call('DELETE', '/api/acme/ambassadors/lea/links', key)).status).toBe(204)
    const statuses = await Promise.all([one, two, other].map(async (link) => (await open(link)).status))
    expect(statuses).toEqual([404, 404, 200])
  })

  it('S15: is stored as a hash only, and every wrong token gets the same page', async () => {
    const { linkTo, open, records, addBrand } = await aShop()
    addBrand('other')
    const link = await linkTo('lea')
    const secret = link.split('.')[1] ?? ''
    const rows = await records.transact('acme', (tx) => tx.run('SELECT * FROM ambassador_links'))
    expect(JSON.stringify(rows)).not.toContain(secret)
    const wrong = [
      `/a/other.${secret}`,
      `/a/nobody.${secret}`,
      `/a/acme.${'A'.repeat(43)}`,
      `/a/acme.${secret.slice(1)}`,
      `/a/${secret}`,
      `/a/acme.${secret}x`,
      '/a/%00',
      `/a/${'x'.repeat(4000)}`,
    ]
    const answers = await Promise.all(wrong.map((path) => open(path)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  })

  it('S16: opened, or looked at by a scanner, any number of times changes nothing', async () => {
    const { linkTo, open, base, records } = await aShop()
    const link = await linkTo('lea')
    const rows = () =>
      records.transact('acme', async (tx) =>
        JSON.stringify([
          await tx.run('SELECT * FROM ambassador_links'),
          await tx.run('SELECT * FROM contacts'),
          await tx.run('SELECT * FROM ledger_entries'),
        ]),
      )
    const before = await rows()
    await Promise.all(Array.from({ length: 20 }, () => open(link)))
    expect((await fetch(`${base}${link}`, { method: 'HEAD' })).status).toBe(200)
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await fetch(`${base}${link}`, { method })).status).toBe(405)
    expect(await rows()).toBe(before)
  })
})

describe('the page', () => {
  it('is kept by nobody, told to nobody, indexed by nobody, and runs nothing', async () => {
    const { linkTo, open } = await aShop()
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
    const { post, linkTo, read } = await start()
    const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&amp;{brand}'
    const fields = { first_name: hostile, last_name: '</h2><a href="javascript:1">x</a>', message: hostile }
    await post('contacts', { ...form, ...fields, external_id: 'C-1', email: '"<b>"@example.com' })
    const page = await read(await linkTo('lea'))
    expect(page).not.toMatch(/<(script|img|b|a)\b[^>]*(alert|javascript|onerror)?/i)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;')
    expect(page).toContain('&amp;amp;{brand}')
  })

  it('speaks the ambassador’s language, right-to-left where it is written so', async () => {
    const { linkTo, open } = await aShop()
    const link = await linkTo('lea')
    const arabic = await (await open(link, { 'accept-language': 'ar-MA,ar;q=0.9' })).text()
    expect(arabic).toMatch(/<html lang="ar" dir="rtl">/)
    const french = await (await open(link, { 'accept-language': 'fr' })).text()
    expect(french).toContain('20 novembre 2026')
    expect(french).toMatch(/1\s234,50\s€/)
    expect(await (await open(link, { 'accept-language': 'xx' })).text()).toMatch(/<html lang="en"/)
  })
})
