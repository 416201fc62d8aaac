import { describe, expect, it } from 'vitest'
import { oneClick, startConfirmed, statusesOf } from '../support/confirmed-person.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'

const minute = 60_000

describe('one click (RFC 8058)', () => {
  it('the POST of a mail program, without cookie, origin and button, ends everything in the request', async () => {
    const optIns = await startConfirmed()
    const unsubscribe = optIns.inbox.list()[0]?.mail.unsubscribe?.href ?? ''
    expect(unsubscribe).toBe(`https://shop.example.com/_c/${optIns.linkIn('unsubscribe')}`)
    const answer = await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'global_optout', brand: 'storage_only', partners: false },
    ])
    expect((await optIns.ledgerActs()).slice(-2)).toEqual([
      'withdrawn ambassador not_needed',
      'withdrawn brand not_needed',
    ])
  })

  it('works as multipart too, and again and again the same', async () => {
    const optIns = await startConfirmed()
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    const url = new URL(optIns.linkIn('unsubscribe'), optIns.base)
    const answers = new Set<string>()
    for (let time = 0; time < 3; time++)
      answers.add(await (await fetch(url, { method: 'POST', body: form })).text())
    expect(answers.size).toBe(1)
    expect((await optIns.ledgerActs()).filter((act) => act.startsWith('withdrawn'))).toHaveLength(2)
  })

  it('then no other ambassador of the brand can have the address written to either', async () => {
    const optIns = await startConfirmed()
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    const brand = optIns.brands.find('acme')
    if (!brand) throw new Error('no brand')
    const order = { transaction_id: 'T1', value: 10, ambassador: 'tom', brand_opt_in: true, email: jeanne }
    await optIns.inBrand('acme', (tx) => optIns.fromServer.takes.orders(tx, brand, order))
    const statuses = (await statusesOf(optIns)).map(({ ambassador }) => ambassador)
    expect(statuses).toEqual(['global_optout', 'global_optout'])
    optIns.clock.now += 11 * minute
    await optIn(optIns)
    expect(optIns.inbox.list()).toHaveLength(1)
  })

  it('deletes what was only pending', async () => {
    const optIns = await startAcmeOptIns()
    await optIn(optIns)
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect((await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })).status).toBe(404)
  })
})

describe('the page of an unsubscribe link', () => {
  it('offers the ambassador alone, or everything of the brand', async () => {
    const optIns = await startConfirmed()
    const page = await (await optIns.get(optIns.linkIn('unsubscribe'))).text()
    expect(page).toContain('Léa will not write to you any more.')
    expect(page).toContain('Stop every e-mail sent on behalf of acme')
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'ambassador' })
    expect(await statusesOf(optIns)).toEqual([{ ambassador: 'email_optout', brand: 'blog', partners: false }])
  })
})

describe('somebody without a mail at hand', () => {
  it('B4: types an address and gets the link that every mail has; one POST to it counts in the request', async () => {
    const optIns = await startConfirmed()
    optIns.clock.now += 11 * minute
    const answers = new Set<string>()
    for (const email of [jeanne, 'nobody@example.com', 'no address', '']) {
      const answer = await optIns.press('unsubscribe/acme', { email })
      answers.add(`${answer.status} ${await answer.text()}`)
      await optIns.runner.runDue()
    }
    expect(answers.size).toBe(1)
    expect(optIns.inbox.list().map(({ mail }) => mail.subject)).toEqual([
      'Your consents at acme',
      'Please confirm your address for acme',
    ])
    for (const { mail } of optIns.inbox.list())
      expect(mail.unsubscribe?.href).toBe(`https://shop.example.com/_c/${optIns.linkIn('unsubscribe', mail)}`)
    expect((await optIns.get(optIns.linkIn('me'))).status).toBe(200)
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    expect(await statusesOf(optIns)).toMatchObject([{ ambassador: 'global_optout' }])
  })
})
