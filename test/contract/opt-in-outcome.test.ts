import { describe, expect, it } from 'vitest'
import { ownPageOf } from '../support/confirmed-person.ts'
import { confirmedOptIn, jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'

const minute = 60_000

describe('what comes of it', () => {
  it('shown and closed are one entry a box, of nobody', async () => {
    const optIns = await startAcmeOptIns()
    for (const act of ['shown', 'closed'])
      await sendOptIn(optIns, await submissionOf(optIns, { with: { act, fields: {} } }))
    await optIns.runner.runDue()
    expect(await optIns.ledgerActs()).toEqual([
      'shown ambassador not_needed',
      'shown brand not_needed',
      'refused ambassador not_needed',
      'refused brand not_needed',
    ])
  })

  it('POPINS 3: a message with every box empty arrives, without a mail', async () => {
    const optIns = await startAcmeOptIns()
    const fields = { first_name: 'Jeanne', email: jeanne, message: 'Merci !' }
    await optIn(optIns, { popin: 'message', ticked: [], fields })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { message: 'Merci !' }, optIns: { ambassador: 'storage_only', brand: 'none' } },
    ])
    expect(optIns.inbox.list()).toEqual([])
  })

  it('a stranger who types a known address leaves a message, and changes no name', async () => {
    const optIns = await startAcmeOptIns()
    await confirmedOptIn(optIns, { fields: { email: jeanne } })
    await optIn(optIns, { popin: 'message', ticked: [], fields: { first_name: 'Jeanne', email: jeanne } })
    await optIn(optIns, {
      popin: 'message',
      ticked: [],
      fields: { first_name: 'Mallory', email: jeanne, message: 'Hello' },
    })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { first_name: 'Jeanne', message: 'Hello' }, optIns: { ambassador: 'blog_popin_verified' } },
    ])
  })

  it('V6: the same person with two ambassadors is two contacts, each with its own confirmation', async () => {
    const optIns = await startAcmeOptIns()
    await optIns.addPublication({ id: 'P2', ambassador: 'tom', alias: 'Tom' })
    await optIn(optIns)
    await optIn(optIns, { with: { publication: 'P2' } })
    optIns.clock.now += 10 * minute
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(2)
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    const found = await optIns.contactsOf(jeanne)
    const statuses = found.map(({ ambassador, optIns: { ambassador: status } }) => `${ambassador} ${status}`)
    expect(statuses.sort()).toEqual(['lea blog_popin_pending', 'tom blog_popin_verified'])
  })

  it('an order popin without an address waits for the brand’s server to say whose order it is', async () => {
    const optIns = await startAcmeOptIns()
    const order = {
      popin: 'order',
      ticked: [],
      fields: { message: 'Merci !' },
      with: { transaction_id: 'T1' },
    } as const
    await optIn(optIns, { ...order, ticked: [...order.ticked] })
    expect(await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM contacts'))).toEqual([])
    const brand = optIns.brands.find('acme')
    if (!brand) throw new Error('no brand')
    const said = { transaction_id: 'T1', value: 10, publication: 'P1', brand_opt_in: true, email: jeanne }
    await optIns.inBrand('acme', (tx) => optIns.fromServer.takes.orders(tx, brand, said))
    optIns.clock.now += minute
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { message: 'Merci !' }, optIns: { ambassador: 'order', brand: 'brand_database' } },
    ])
  })
})

describe('signals', () => {
  it('what a person sends works under DNT, and the ledger says that it was there', async () => {
    const optIns = await startAcmeOptIns()
    await sendOptIn(optIns, await submissionOf(optIns), { dnt: '1' })
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toHaveLength(1)
    const [row] = await optIns.inBrand('acme', (tx) => tx.run('SELECT body FROM ledger_entries'))
    expect(JSON.parse(String(row?.body)).signals).toEqual(['dnt'])
  })

  it('POPINS 9: with GPC there is no partners’ box, whatever was sent; the own page may still say yes', async () => {
    const partners = { version: '1', names: ['Partner One', 'Partner Two'] }
    const optIns = await startAcmeOptIns({
      popins: { partners, boxes: { subscribe: ['ambassador', 'brand', 'partners'] } },
    })
    const body = await submissionOf(optIns, { ticked: ['ambassador', 'brand', 'partners'] })
    await sendOptIn(optIns, body, { 'sec-gpc': '1' })
    await optIns.runner.runDue()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'blog_popin_verified', brand: 'blog', partners: false } },
    ])
    expect((await optIns.ledgerActs()).filter((act) => act.includes('partners'))).toEqual([])
    const own = await ownPageOf(optIns)
    const [contact] = await optIns.contactsOf(jeanne)
    const on = [contact?.id ?? '', 'brand', 'partners'].map((id) => ['on', id])
    await optIns.press(own, [['do', 'save'], ...on])
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { partners: true } }])
    expect((await optIns.ledgerActs()).at(-1)).toBe('granted partners own_page done')
  })
})
