// Preferences (E19) of somebody who restricted what is kept of them, or objected to being profiled: none.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startTestCollector } from '../support/start-test-collector.ts'
import { noon, wireBatch } from '../support/wire-batch.ts'

const consent = { analytics: true, attribution: true, personalisation: true }
const email = 'ana@example.com'

async function start() {
  const collector = await startTestCollector()
  const key = collector.addBrand('acme', { contacts: 'on' })
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
    return (await fetch(`${collector.base}/api/acme/${path}`, init)).json()
  }
  const contact = { external_id: 'X1', source: 'brand_database', ambassador: 'lea', email }
  await ask('POST', 'contacts', { ...contact, brand_opt_in: true })
  for (const customer of [{ customer_id: 'C42', email }, { customer_id: 'C43' }]) {
    const items = [{ item_id: 'A', item_category: 'boots' }]
    const event = { id: randomUUID(), name: 'view_item', at: noon, params: { items } }
    const events = [{ ...event, url: 'https://shop.example.com/a' }]
    await collector.send(wireBatch({ consent, customer, events }), {}, 'acme')
  }
  await collector.loaded()
  const categoriesOf = async (customer: string) =>
    (await ask('GET', `preferences?customer=${customer}`)).categories
  return { ask, categoriesOf }
}

const boots = [{ name: 'boots', share: 1 }]

it('G1: a restriction ends them, found by the e-mail beside the customer ID, until it is lifted', async () => {
  const { ask, categoriesOf } = await start()
  expect(await categoriesOf('C42')).toEqual(boots)
  await ask('POST', 'people/restrict', { email })
  expect(await categoriesOf('C42')).toEqual([])
  expect(await categoriesOf('C43')).toEqual(boots)
  await ask('POST', 'people/lift', { email, person_informed: true })
  expect(await categoriesOf('C42')).toEqual(boots)
})

it('G1: an objection to profiling ends them, and the contact is used for the rest as before', async () => {
  const { ask, categoriesOf } = await start()
  await ask('POST', 'people/object', { customer_id: 'X1', about: 'profiling' })
  expect(await categoriesOf('C42')).toEqual([])
  expect((await ask('GET', 'contacts.json')).contacts).toHaveLength(1)
})
