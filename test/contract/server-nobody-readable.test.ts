import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { filesUnder } from '../support/byte-search.ts'
import { createNeedleSearch } from '../support/needle-search.ts'
import { plainFormsOf } from '../support/plain-hashes.ts'
import { startTestCollector } from '../support/start-test-collector.ts'

const people = Array.from({ length: 20 }, (_, at) => ({
  first_name: `Firstname${at}x`,
  last_name: `Surname-of-${at}x`,
  email: `known.person${at}@example.com`,
  phone: `+336123${10_000 + at}`,
  message: `A message that nobody but Lea reads ${at}x`,
  city: `Cityname${at}x`,
}))

it('S22: after everything that a server can say, nobody is readable on disk or in the log, nor plainly hashed', async () => {
  const collector = await startTestCollector({ environment: { logLevel: 'debug' } })
  const key = collector.addBrand('acme', { contacts: 'on' })
  const statuses = new Map<string, Set<number>>()
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${collector.base}/api/acme/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    statuses.set(path, (statuses.get(path) ?? new Set()).add(answer.status))
    return answer
  }
  const from = { source: 'brand_database', ambassador: 'lea', brand_opt_in: true, ambassador_opt_in: true }
  await call('POST', 'publications', { id: 'P1', ambassador: 'lea', alias: 'Lea' })
  await call(
    'POST',
    'contacts',
    people.map((person) => ({ ...from, ...person, external_id: `id of ${person.email}` })),
  )
  for (const [at, { first_name, last_name, email }] of people.entries()) {
    const person = { first_name, last_name, email, brand_opt_in: true, publication: 'P1' }
    const items = [{ item_id: `mug-${email}`, item_name: `Mug for ${email}`, price: 5 }]
    await call('POST', 'orders', { transaction_id: `order of ${email}`, value: at, items, ...person })
    // What is refused must not be told either.
    await call('POST', 'orders', { transaction_id: `order of ${email}`, value: at + 1, ...person })
    await call('POST', 'contacts', { ...from, external_id: email, email: `${email}@`, [email]: email })
  }
  await call(
    'POST',
    'suppressions',
    people.slice(0, 5).map(({ email }) => ({ email, reason: 'spam' })),
  )
  await call('DELETE', `contacts/${encodeURIComponent(`id of ${people[6]?.email}`)}`)
  const { link } = await (await call('POST', 'ambassadors/lea/link')).json()
  expect(await (await fetch(`${collector.base}${link}`)).text()).toContain('known.person7@example.com')
  expect(await (await call('GET', 'contacts.csv')).text()).toContain('known.person7@example.com')
  expect(statuses.get('contacts')).toEqual(new Set([200, 400]))
  expect(statuses.get('orders')).toEqual(new Set([200, 409]))

  const token = link.split('.')[1] ?? ''
  const said = people.flatMap((person) => Object.values(person).flatMap(plainFormsOf))
  const search = createNeedleSearch([...said, token, key])
  expect(search(Buffer.from(`${people[3]?.message} ${token}`))).toHaveLength(2)
  const onDisk = () => filesUnder(collector.folder).flatMap((path) => search(readFileSync(path)))
  expect(onDisk()).toEqual([])
  await collector.stop()
  expect(onDisk()).toEqual([])
  expect(search(Buffer.from(collector.logged.join('\n')))).toEqual([])
})
