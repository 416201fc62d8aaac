import { describe, expect, it } from 'vitest'
import { RecordStoreTrouble } from '../../collector/stores/records.ts'
import { startServerApi } from '../support/start-server-api.ts'
import { noon } from '../support/wire-batch.ts'

const order = {
  transaction_id: 'T1',
  value: 59.9,
  items: [{ item_id: 'SKU1', item_name: 'Boots', price: 29.95, quantity: 2 }],
  publication: 'P123',
}
const taken = { accepted: 1, refused: [], notes: [] }

async function start(settings = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', settings)
  const send = (body: object | string, path = 'refunds') => api.call('POST', `/api/acme/${path}`, key, body)
  const told = (name: string) => api.journal.told.filter((event) => event.name === name)
  return { ...api, key, send, told, refunds: () => told('order_refunded').map(({ fields }) => fields) }
}

describe('an order of the brand’s server', () => {
  it('S1: becomes one event of its own, with the publication that the server names', async () => {
    const { send, told } = await start()
    await send(order, 'orders')
    await send(order, 'orders')
    expect(told('order_confirmed')).toMatchObject([
      {
        brand: 'acme',
        time: noon,
        fields: {
          transaction_id: 'T1',
          value_minor: 5990,
          currency: 'EUR',
          publication: 'P123',
          items: [{ item_id: 'SKU1', item_name: 'Boots', price_minor: 2995, quantity: 2 }],
        },
      },
    ])
  })

  it('made in the future is told as of now; one from before all reports is told to none', async () => {
    const { send, told } = await start()
    await send({ ...order, at: noon + 9_000_000 }, 'orders')
    await send({ ...order, transaction_id: 'T0', at: noon - 800 * 86_400_000 }, 'orders')
    expect(told('order_confirmed').map(({ time }) => time)).toEqual([noon])
  })
})

describe('a refund of the brand’s server', () => {
  it.each([
    ['of the whole order', {}, { value_minor: null, items: [] }],
    ['of an amount', { value: 12.5 }, { value_minor: 1250, currency: 'EUR', items: [] }],
    [
      'of items',
      { items: [{ item_id: 'SKU1', quantity: 1 }] },
      { value_minor: null, items: [{ item_id: 'SKU1', price_minor: null, quantity: 1 }] },
    ],
    [
      'of items at a price',
      { items: [{ item_id: 'SKU1', price: 20 }] },
      { items: [{ price_minor: 2000, quantity: null }] },
    ],
  ])('%s becomes an event', async (_what, sent, fields) => {
    const { send, refunds } = await start()
    const answer = await send({ id: 'R1', transaction_id: 'T1', ...sent })
    expect([answer.status, await answer.json()]).toEqual([200, taken])
    expect(refunds()).toMatchObject([{ transaction_id: 'T1', ...fields }])
  })

  it.each([
    ['JPY', 300, 300],
    ['TND', 1.234, 1234],
    ['HUF', 12.5, 1250],
  ])('%s: is in the minor units of its order’s currency', async (currency, value, minor) => {
    const { send, refunds } = await start()
    await send({ ...order, currency }, 'orders')
    await send({ id: 'R1', transaction_id: 'T1', value })
    expect(refunds()).toMatchObject([{ value_minor: minor, currency }])
  })

  it('may come before its order, then in the brand’s currency', async () => {
    const { send, refunds } = await start({ currency: 'JPY' })
    await send({ id: 'R1', transaction_id: 'T1', value: 800 })
    expect(refunds()).toMatchObject([{ value_minor: 800, currency: 'JPY' }])
  })

  it('happened when the server says', async () => {
    const { send, told } = await start()
    await send({ id: 'R1', transaction_id: 'T1', at: noon - 60_000 })
    expect(told('order_refunded')).toMatchObject([{ time: noon - 60_000 }])
  })

  it('sent again, also twenty times at once, is one refund with one answer', async () => {
    const { send, refunds } = await start()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send({ id: 'R1', transaction_id: 'T1' })),
    )
    expect(new Set(await Promise.all(answers.map((answer) => answer.text())))).toEqual(
      new Set([JSON.stringify(taken)]),
    )
    expect(refunds()).toHaveLength(1)
  })

  it('with something else under its ID is a conflict, and the first one stays', async () => {
    const { send, refunds } = await start()
    await send({ id: 'R1', transaction_id: 'T1', value: 5 })
    const answer = await send({ id: 'R1', transaction_id: 'T1', value: 6 })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'id_reused', path: 'id' } })
    expect(refunds()).toMatchObject([{ value_minor: 500 }])
  })

  it.each([
    ['id', { id: '' }],
    ['transaction_id', { transaction_id: null }],
    ['value', { value: -1 }],
    ['currency', { currency: 'eur' }],
    ['items[0].item_id', { items: [{ quantity: 1 }] }],
    ['at', { at: 5 }],
  ])('with a wrong %s is refused by its place', async (path, wrong) => {
    const { send, refunds } = await start()
    const answer = await send({ id: 'R1', transaction_id: 'T1', ...wrong })
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'invalid', path } }])
    expect(refunds()).toEqual([])
  })

  it('in another currency than its order’s is refused', async () => {
    const { send } = await start()
    await send(order, 'orders')
    const answer = await send({ id: 'R1', transaction_id: 'T1', value: 5, currency: 'JPY' })
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid', path: 'currency' } })
  })

  it('is remembered only when its event is on disk: the same again makes it, under the same event ID', async () => {
    const { send, told, journal, problems } = await start()
    journal.isFull = true
    expect((await send({ id: 'R1', transaction_id: 'T1' })).status).toBe(500)
    expect(problems[0]).toBeInstanceOf(RecordStoreTrouble)
    journal.isFull = false
    expect(await (await send({ id: 'R1', transaction_id: 'T1' })).json()).toEqual(taken)
    const [first] = told('order_refunded')
    expect(first?.id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('A1: of one brand is none of another', async () => {
    const { send, call, addBrand, told } = await start()
    const other = addBrand('other')
    await send({ id: 'R1', transaction_id: 'T1' })
    await call('POST', '/api/other/refunds', other, { id: 'R1', transaction_id: 'T1' })
    const [one, two] = told('order_refunded')
    expect([one?.brand, two?.brand]).toEqual(['acme', 'other'])
    expect(one?.id).not.toBe(two?.id)
  })
})
