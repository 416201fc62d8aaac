import { describe, expect, it } from 'vitest'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { startOptIns } from '../support/start-opt-ins.ts'
import { startServerApi } from '../support/start-server-api.ts'

const notice = 'https://shop.example.com/how-we-use-your-details'
const settings = { privacyNoticeUrl: notice, popins: { voucher: { code: 'WELCOME10' } } }
const unknown = `acme.${'A'.repeat(43)}`

async function started() {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', settings)
  await optIn(optIns)
  return optIns
}

/** The addresses of the privacy notice that a page's foot links to. */
const noticesOf = async (answer: Promise<Response>) =>
  [...(await (await answer).text()).matchAll(/<footer><p><a href="([^"]+)"/g)].map(([, url]) => url)

describe('the privacy notice', () => {
  it('G3: is linked from each page of a confirmation, whether or not the link works', async () => {
    const { get, press, linkIn } = await started()
    const confirm = linkIn('confirm')
    const pages = [
      get(confirm),
      get(`confirm/${unknown}`),
      press(`confirm/${unknown}`, { do: 'again' }),
      press(confirm, { do: 'confirm' }),
    ]
    for (const page of pages) expect(await noticesOf(page)).toEqual([notice])
    const own = `${(await press(confirm, { do: 'own_page' })).headers.get('location')}`.replace('../', '')
    expect(await noticesOf(press(confirm, { do: 'block' }))).toEqual([notice])
    expect(await noticesOf(get(own))).toEqual([notice])
  })

  it('G3: is linked from the own page and from each page of unsubscribing', async () => {
    const { get, press, linkIn } = await started()
    await press(linkIn('confirm'), { do: 'confirm' })
    const answer = await press(linkIn('confirm'), { do: 'own_page' })
    const own = `${answer.headers.get('location')}`.replace('../', '')
    const unsubscribe = linkIn('unsubscribe')
    for (const page of [own, `me/${unknown}`, unsubscribe, `unsubscribe/${unknown}`, 'unsubscribe/acme'])
      expect([page, await noticesOf(get(page))]).toEqual([page, [notice]])
    expect(await noticesOf(press('unsubscribe/acme', { email: jeanne }))).toEqual([notice])
    expect(await noticesOf(press(own, { do: 'stop_all' }))).toEqual([notice])
    expect(await noticesOf(press(unsubscribe, { do: 'brand' }))).toEqual([notice])
  })

  it('G3: is linked from each popin, its page without a script, and the page after it', async () => {
    const { get, press, brands, answerPopin } = await started()
    const brand = brands.find('acme')
    if (!brand) throw new Error('no brand')
    for (const kind of popinKinds) {
      const answered = await answerPopin(brand, { kind, publication: 'P1' })
      expect(answered.ok && answered.answer.privacy_url).toBe(notice)
      expect(await noticesOf(get(`f/acme/${kind}?publication=P1`))).toEqual([notice])
    }
    expect(await noticesOf(get('f/acme/order'))).toEqual([notice])
    const page = await (await get('f/acme/message?publication=P1')).text()
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    const form = Object.fromEntries(hidden.map(([, name = '', value]) => [name, value ?? '']))
    const own = { 'sec-fetch-site': 'same-origin', origin: 'null' }
    expect(await noticesOf(press('o/acme', { ...form, 'fields.message': 'Hello' }, own))).toEqual([notice])
    expect(await noticesOf(press('o/acme', { ...form, 'fields.email': 'none' }, own))).toEqual([notice])
    expect(await noticesOf(press('o/acme', { popin: 'newsletter' }, own))).toEqual([notice])
  })

  it('G3: is linked from each mail', async () => {
    const { press, inbox, clock, runner } = await started()
    clock.now += 11 * 60_000
    await press('unsubscribe/acme', { email: jeanne })
    await runner.runDue()
    const texts = inbox.list().map(({ mail }) => mail.text)
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(text).toContain(notice)
  })

  it.each([settings, {}])('G3: is linked from an ambassador’s list: %j', async (given) => {
    const api = await startServerApi()
    const key = api.addBrand('acme', given)
    const made = await (await api.call('POST', '/api/acme/ambassadors/lea/link', key)).json()
    const named = ['privacyNoticeUrl' in given ? notice : 'https://shop.example.com/privacy']
    for (const path of [made.link, `/a/${unknown}`])
      expect(await noticesOf(fetch(`${api.base}${path}`))).toEqual(named)
  })
})
