import { describe, expect, it } from 'vitest'
import { jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { seenOf } from '../support/seen-answer.ts'
import { type OptIns, startAcmeOptIns } from '../support/start-opt-ins.ts'
import type { AnyFields } from '../support/wire-batch.ts'

const day = 86_400_000
const stranger = 'stranger@example.com'

/** What the brand's server sends of the order `T1`. */
async function serverOrder(optIns: OptIns, fields: AnyFields = {}): Promise<void> {
  const brand = optIns.brands.find('acme')
  if (!brand) throw new Error('no brand')
  const said = { transaction_id: 'T1', value: 10, publication: 'P1', email: jeanne, ...fields }
  const taken = await optIns.inBrand('acme', (tx) => optIns.fromServer.takes.orders(tx, brand, said))
  expect(taken).toMatchObject({ ok: true })
}

/** The popin of the order `T1`, its box ticked, with what was typed. */
const ticked = (fields: AnyFields, more: AnyFields = {}) =>
  ({ popin: 'order', fields, with: { transaction_id: 'T1', ...more } }) as const

const statusesOf = async (optIns: OptIns, email: string) =>
  (await optIns.contactsOf(email)).map(({ ambassador, optIns: { ambassador: status } }) => [
    ambassador,
    status,
  ])

/** Everybody whom ambassadors and the brand are shown. */
const shown = (optIns: OptIns) =>
  optIns.inBrand('acme', async (tx) => [
    ...(await optIns.contacts.visibleToAmbassador(tx, 'acme', 'lea')),
    ...(await optIns.contacts.visibleToBrand(tx, 'acme')),
  ])

describe('a box ticked after an order, with an address', () => {
  it('C8, V7: of which the brand’s server has sent nothing waits for the mail, and nobody sees it before', async () => {
    const optIns = await startAcmeOptIns()
    await optIn(optIns, ticked({ email: jeanne, message: 'Merci !' }))
    expect(await statusesOf(optIns, jeanne)).toEqual([['lea', 'blog_popin_pending']])
    expect(await shown(optIns)).toEqual([])
    expect(optIns.inbox.list().map(({ mail }) => mail.to)).toEqual([jeanne])
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'order_popin', brand: 'storage_only' }, fields: { message: 'Merci !' } },
    ])
    expect(await optIns.ledgerActs()).toEqual([
      'granted ambassador box awaited',
      'confirmed ambassador box done',
    ])
  })

  it('C8: that the brand’s server has sent with this order counts at once, without a mail', async () => {
    const optIns = await startAcmeOptIns()
    await serverOrder(optIns)
    await optIn(optIns, ticked({ email: 'Jeanne@Example.com', message: 'Merci !' }))
    expect(await statusesOf(optIns, jeanne)).toEqual([['lea', 'order_popin']])
    expect(optIns.inbox.list()).toEqual([])
    expect(await optIns.ledgerActs()).toEqual(['granted ambassador box not_needed'])
  })

  it.each([
    ['of another address', {}],
    ['of no address', { email: null, first_name: 'Ana' }],
    ['of nobody', { email: null }],
    ['of an opted-in customer’s other address', { brand_opt_in: true }],
    ['of an opted-in customer without an address', { email: null, first_name: 'Ana', brand_opt_in: true }],
    ['of another ambassador', { publication: 'P2', email: stranger }],
  ])('C8: has to be confirmed where the brand’s order is %s', async (_name, fields) => {
    const optIns = await startAcmeOptIns()
    await optIns.addPublication({ id: 'P2', ambassador: 'tom', alias: 'Tom' })
    await serverOrder(optIns, fields)
    const before = await optIns.contactsOf(jeanne)
    await optIn(optIns, ticked({ email: stranger }))
    expect(await statusesOf(optIns, stranger)).toContainEqual(['lea', 'blog_popin_pending'])
    expect(optIns.inbox.list().map(({ mail }) => mail.to)).toEqual([stranger])
    expect(await optIns.contactsOf(jeanne)).toEqual(before)
  })

  it('C8: an empty box brings a typed address to no yes that was given for the order', async () => {
    const optIns = await startAcmeOptIns()
    await serverOrder(optIns, { email: null, first_name: 'Ana', brand_opt_in: true })
    await optIn(optIns, { ...ticked({ email: stranger, message: 'Hello' }), ticked: [] })
    expect(await statusesOf(optIns, stranger)).toEqual([['lea', 'storage_only']])
  })

  it('is not confirmed by an order that comes later with this address', async () => {
    const optIns = await startAcmeOptIns()
    await optIn(optIns, ticked({ email: jeanne, message: 'Merci !' }))
    await serverOrder(optIns)
    optIns.clock.now += day
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'storage_only', brand: 'storage_only' }, fields: { email: jeanne } },
    ])
    expect(JSON.stringify(await shown(optIns))).not.toContain('Merci')
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'order_popin' }, fields: { message: 'Merci !' } },
    ])
  })

  it('takes nothing from who has agreed before, whoever types their address', async () => {
    const optIns = await startAcmeOptIns()
    await serverOrder(optIns, { transaction_id: 'T0', email: stranger, brand_opt_in: true })
    await serverOrder(optIns)
    await optIn(optIns, ticked({ email: stranger, message: 'Hello' }))
    expect(await optIns.contactsOf(stranger)).toMatchObject([{ optIns: { ambassador: 'order' } }])
    expect(JSON.stringify(await shown(optIns))).not.toContain('Hello')
  })

  it('is no way around the mail of another popin', async () => {
    const optIns = await startAcmeOptIns()
    await serverOrder(optIns)
    await optIn(optIns, { popin: 'subscribe', with: { transaction_id: 'T1' } })
    expect(await statusesOf(optIns, jeanne)).toEqual([['lea', 'storage_only']])
    expect(optIns.inbox.list().map(({ mail }) => mail.to)).toEqual([jeanne])
  })
})

describe('a box ticked after an order, without an address', () => {
  it('C8: counts when the brand’s server says whose order it is', async () => {
    const optIns = await startAcmeOptIns()
    await optIn(optIns, ticked({ message: 'Merci !' }))
    expect(await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM contacts'))).toEqual([])
    await serverOrder(optIns)
    optIns.clock.now += 60_000
    await optIns.runner.runDue()
    expect(await statusesOf(optIns, jeanne)).toEqual([['lea', 'order_popin']])
  })

  it('ends where the brand never says, and what was written arrives all the same', async () => {
    const optIns = await startAcmeOptIns()
    await optIn(optIns, ticked({ message: 'Merci !', phone: '+33612345678' }))
    optIns.clock.now += 3 * day
    await optIns.runner.runDue()
    expect(await shown(optIns)).toMatchObject([
      { fields: { message: 'Merci !' }, optIns: { ambassador: 'storage_only' } },
      { fields: {}, optIns: { ambassador: 'storage_only' } },
    ])
    expect(await optIns.ledgerActs()).toEqual([
      'granted ambassador box awaited',
      'expired ambassador awaited',
    ])
  })
})

describe('the answer to an order’s popin', () => {
  it('S14: is the same bytes whatever is known of the order and of the address, with and without a script', async () => {
    const optIns = await startAcmeOptIns()
    await serverOrder(optIns)
    await optIn(optIns, ticked({ email: 'pending@example.com' }))
    await optIns.inBrand('acme', (tx) =>
      optIns.suppressions.suppress(tx, 'acme', {
        email: 'blocked@example.com',
        scope: 'brand',
        reason: 'blocked',
      }),
    )
    const [answers, pages] = [new Set<string>(), new Set<string>()]
    for (const email of [jeanne, stranger, 'pending@example.com', 'blocked@example.com'])
      for (const transaction_id of ['T1', 'T2']) {
        const body = await submissionOf(optIns, ticked({ email }, { transaction_id }))
        answers.add(JSON.stringify(await seenOf(await sendOptIn(optIns, body))))
        pages.add(JSON.stringify(await seenOf(await sendForm(optIns, email, transaction_id))))
      }
    expect([...answers].map((answer) => JSON.parse(answer))).toMatchObject([{ status: 202, text: '{}' }])
    expect([...pages].map((page) => JSON.parse(page))).toMatchObject([
      { status: 200, text: expect.stringContaining('If an e-mail asks you to confirm your address') },
    ])
  })
})

/** The same, by the page without a script. */
async function sendForm(optIns: OptIns, email: string, order: string): Promise<Response> {
  const page = await (await optIns.get(`f/acme/order?publication=P1&order=${order}`)).text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const names = ['popin', 'popin_version', 'language', 'publication', 'transaction_id', 'texts.ambassador']
  const form = [
    ...names.map((name) => [name, hidden(name)]),
    ['fields.email', email],
    ['boxes.ambassador', 'on'],
  ]
  return optIns.press('o/acme', form, { 'sec-fetch-site': 'same-origin' })
}
