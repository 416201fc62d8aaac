import { describe, expect, it } from 'vitest'
import { startAmbassadorShop, startAmbassadors } from '../support/ambassador-shop.ts'
import { seenBesidesNotice } from '../support/seen-besides-notice.ts'
import { noon } from '../support/wire-batch.ts'

describe('a link to a list', () => {
  it('lives seven days, or shorter, and then opens nothing', async () => {
    const { post, open, clock } = await startAmbassadorShop()
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
      const { call, key } = await startAmbassadors()
      expect((await call('POST', '/api/acme/ambassadors/lea/link', key, body)).status).toBe(400)
    },
  )

  it('begins with the address where shoppers reach the collector', async () => {
    const { linkTo } = await startAmbassadors({ publicUrl: 'https://shop.example.com/_c/' })
    expect(await linkTo('lea')).toMatch(/^https:\/\/shop\.example\.com\/_c\/a\/acme\./)
  })

  it('is ended with all others of the ambassador, at once', async () => {
    const { call, key, linkTo, open } = await startAmbassadorShop()
    const [one, two, other] = [await linkTo('lea'), await linkTo('lea'), await linkTo('jonas')]
    expect((await call('DELETE', '/api/acme/ambassadors/lea/links', key)).status).toBe(204)
    const statuses = await Promise.all([one, two, other].map(async (link) => (await open(link)).status))
    expect(statuses).toEqual([404, 404, 200])
  })

  it('S15: is stored as a hash only, and every wrong token gets the same page', async () => {
    const { linkTo, open, records, addBrand } = await startAmbassadorShop()
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
    const pages = await Promise.all(answers.map(seenBesidesNotice))
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
  })

  it('S16: opened, or looked at by a scanner, any number of times changes nothing', async () => {
    const { linkTo, open, base, records } = await startAmbassadorShop()
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
