import { describe, expect, it } from 'vitest'
import { linkLifetimes } from '../../collector/contacts/contact-links.ts'
import { stateOf } from '../support/link-state.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { seenBesidesNotice } from '../support/seen-besides-notice.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'

/** A brand, and Jeanne who subscribed to Léa and has her mail. */
async function subscribed(settings = {}) {
  const optIns = await startAcmeOptIns(settings)
  await optIn(optIns)
  return optIns
}

describe('a link that does not work', () => {
  it('POPINS 11: is over after 72 hours, and "send me a new one" brings another mail', async () => {
    const optIns = await subscribed()
    const path = optIns.linkIn('confirm')
    optIns.clock.now += linkLifetimes.confirm - 1
    expect((await optIns.get(path)).status).toBe(200)
    optIns.clock.now += 1
    expect((await optIns.press(path, { do: 'confirm' })).status).toBe(404)
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { ambassador: 'blog_popin_pending' } }])
    const asked = await optIns.press(path, { do: 'again' })
    expect(asked.status).toBe(200)
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(2)
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { ambassador: 'blog_popin_verified' } }])
  })

  it('is answered with the same bytes, whatever is wrong with it', async () => {
    const optIns = await subscribed()
    await optIns.addBrand('other')
    const secretOf = (path: string) => path.split('.')[1]
    const confirm = optIns.linkIn('confirm')
    const unsubscribe = optIns.linkIn('unsubscribe')
    await optIn(optIns, { fields: { email: 'zoe@example.com' } })
    const withdrawn = optIns.linkIn('confirm')
    await optIns.press(withdrawn, { do: 'confirm' })
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'brand' })
    const wrong = {
      unknown: `acme.${'A'.repeat(43)}`,
      'another purpose’s': `acme.${secretOf(unsubscribe)}`,
      'another brand’s': `other.${secretOf(confirm)}`,
      'no brand’s': `nobody.${secretOf(confirm)}`,
      short: 'acme.abc',
      'no token': '%00%0d%0a',
      'confirmed and then withdrawn': withdrawn.replace('confirm/', ''),
    }
    const before = await stateOf(optIns)
    const pages = new Set<string>()
    for (const token of Object.values(wrong)) {
      pages.add(JSON.stringify(await seenBesidesNotice(await optIns.get(`confirm/${token}`))))
      for (const button of ['confirm', 'block', 'own_page'])
        pages.add(
          JSON.stringify(await seenBesidesNotice(await optIns.press(`confirm/${token}`, { do: button }))),
        )
    }
    optIns.clock.now += linkLifetimes.confirm
    pages.add(JSON.stringify(await seenBesidesNotice(await optIns.press(confirm, { do: 'confirm' }))))
    expect([...pages].map((page) => JSON.parse(page).status)).toEqual([404])
    expect(await stateOf(optIns)).toBe(before)
    const ofBrand = Object.values(wrong).filter((token) => token.startsWith('acme.'))
    const whole = ofBrand.map(async (token) => (await optIns.get(`confirm/${token}`)).text())
    expect(new Set(await Promise.all(whole)).size).toBe(1)
    const others = new Set<string>()
    for (const kind of ['me', 'unsubscribe'])
      for (const token of [
        ...Object.values(wrong).filter((one) => one !== wrong['another purpose’s']),
        `acme.${secretOf(confirm)}`,
      ]) {
        others.add(JSON.stringify(await seenBesidesNotice(await optIns.get(`${kind}/${token}`))))
        others.add(
          JSON.stringify(await seenBesidesNotice(await optIns.press(`${kind}/${token}`, { do: 'stop_all' }))),
        )
      }
    expect([...others].map((page) => JSON.parse(page).status)).toEqual([404])
    expect(await stateOf(optIns)).toBe(before)
  })

  it('"send me a new one" answers the same bytes to everybody', async () => {
    const optIns = await subscribed()
    const pages = new Set<string>()
    const secret = optIns.linkIn('confirm').split('.')[1]
    for (const token of [`acme.${secret}`, `acme.${'A'.repeat(43)}`, `nobody.${secret}`, 'x'])
      pages.add(
        JSON.stringify(await seenBesidesNotice(await optIns.press(`confirm/${token}`, { do: 'again' }))),
      )
    expect(pages.size).toBe(1)
  })
})
