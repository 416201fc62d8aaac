// A restriction (article 18) really stops use: kept, and in no list, mail, export or webhook until it is lifted.
import { describe, expect, it } from 'vitest'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { ownPageOf } from '../support/confirmed-person.ts'
import { confirmedOptIn, jeanne, optIn } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'

const minute = 60_000

async function start(settings: Partial<BrandSettingsInput> = {}) {
  const optIns = await startOptIns()
  const key = await optIns.addBrand('acme', settings)
  await confirmedOptIn(optIns, { ticked: ['ambassador', 'brand'] })
  const path = await ownPageOf(optIns)
  const call = async (method: string, part: string, body?: object) =>
    fetch(`${optIns.base}api/acme/${part}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const restrict = () => optIns.press(path, { do: 'restrict' })
  const lift = () => optIns.press(path, { do: 'lift' })
  return { optIns, path, call, restrict, lift }
}

const webhooksOf = async ({ inBrand }: OptIns) => {
  const rows = await inBrand('acme', (tx) =>
    tx.run(
      "SELECT payload FROM tasks WHERE kind = 'webhook' AND payload IS NOT NULL ORDER BY created_at, id",
    ),
  )
  return rows.map(({ payload }) => JSON.parse(String(payload)).event)
}

describe('a restricted contact', () => {
  it('G1: is in no export of the brand and on no list of the ambassador, until it is lifted', async () => {
    const { optIns, call, restrict, lift } = await start()
    const { link } = await (await call('POST', 'ambassadors/lea/link')).json()
    const seen = async () => [
      await (await call('GET', 'contacts.csv')).text(),
      await (await call('GET', 'contacts.json')).text(),
      await (await fetch(`${optIns.base}${link.replace('https://shop.example.com/_c/', '')}`)).text(),
    ]
    expect((await seen()).map((text) => text.includes(jeanne))).toEqual([true, true, true])
    await restrict()
    expect((await seen()).map((text) => /jeanne/i.test(text))).toEqual([false, false, false])
    await lift()
    expect((await seen()).map((text) => text.includes(jeanne))).toEqual([true, true, true])
  })

  it('G1: is asked for no yes by mail, and still gets the link to their own page', async () => {
    const { optIns, restrict } = await start()
    await restrict()
    optIns.clock.now += 11 * minute
    await optIn(optIns, { ticked: ['ambassador'] })
    expect(optIns.inbox.list()).toHaveLength(1)
    await optIns.press('unsubscribe/acme', { email: jeanne })
    await optIns.runner.runDue()
    expect(optIns.inbox.list().map(({ mail }) => mail.subject)[0]).toBe('Your consents at acme')
  })

  it('G1: is told of to the brand as restricted, then in no webhook, then as lifted', async () => {
    const webhooks = { url: 'https://shop.example.com/hook', secret: { variable: 'HOOK' } }
    const { optIns, path, restrict, lift } = await start({ webhooks })
    const before = (await webhooksOf(optIns)).length
    optIns.clock.now += minute
    await restrict()
    await optIns.press(path, [
      ['do', 'save'],
      ['on', 'brand'],
    ])
    optIns.clock.now += minute
    await lift()
    expect((await webhooksOf(optIns)).slice(before)).toEqual(['contact.restricted', 'contact.unrestricted'])
  })

  it('G1: takes no new field and no yes from the brand’s server, which may still say no', async () => {
    const { optIns, call, restrict } = await start()
    await restrict()
    const sent = {
      external_id: 'C1',
      source: 'brand_database',
      ambassador: 'lea',
      email: jeanne,
      city: 'Lyon',
    }
    await call('POST', 'contacts', { ...sent, brand_opt_in: true, partners_opt_in: true })
    const [contact] = await optIns.contactsOf(jeanne)
    expect(contact?.fields).toEqual({ first_name: 'Jeanne', email: jeanne })
    expect(contact?.optIns.partners).toBe(false)
  })

  it('G1: stays restricted with an ambassador who brings them anew', async () => {
    const { optIns, call, restrict } = await start()
    await restrict()
    const sent = {
      external_id: 'C2',
      source: 'brand_database',
      ambassador: 'tom',
      email: jeanne,
      first_name: 'J',
    }
    await call('POST', 'contacts', { ...sent, brand_opt_in: true, ambassador_opt_in: true })
    const all = await optIns.contactsOf(jeanne)
    expect(all.map(({ ambassador, restrictedAt }) => [ambassador, restrictedAt !== null]).sort()).toEqual([
      ['lea', true],
      ['tom', true],
    ])
    expect(await (await call('GET', 'contacts.json')).text()).not.toContain('tom')
  })

  it('E16: keeps in its history who restricted it, who lifted it, and when', async () => {
    const { optIns, restrict, lift } = await start()
    await restrict()
    optIns.clock.now += minute
    await lift()
    const [contact] = await optIns.contactsOf(jeanne)
    const history = await optIns.inBrand('acme', (tx) =>
      optIns.contacts.history(tx, 'acme', contact?.id ?? ''),
    )
    expect(history.slice(-2).map(({ what, by }) => [what, by])).toEqual([
      ['restricted', 'person'],
      ['unrestricted', 'person'],
    ])
  })
})
