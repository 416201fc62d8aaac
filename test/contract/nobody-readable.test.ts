// A hundred thousand events and a thousand contacts of people whose data is known: it is looked for in everything that the
// collector leaves or says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesUnder } from '../support/byte-search.ts'
import { newCommandLine } from '../support/command-run.ts'
import { eventsOf, readableForms, type Shopper, shopperOf } from '../support/known-shoppers.ts'
import { createNeedleSearch } from '../support/needle-search.ts'
import { plainFormsOf } from '../support/plain-hashes.ts'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { wireBatch } from '../support/wire-batch.ts'

/** Each with an address, an e-mail, a phone and a card of their own. */
const shoppers = 1000
const eventsEach = 100
const eventsInBatch = 50
/** What no rule takes out of a path: the proof that the search finds what is there. */
const stays = 'a-page-that-stays'

/** What the brand's server says of a shopper. */
function contactOf({ email, phone }: Shopper, number: number) {
  return {
    source: 'brand_database',
    ambassador: 'lea',
    brand_opt_in: true,
    external_id: `id of ${email}`,
    first_name: `Firstname${number}x`,
    last_name: `Surname-of-${number}x`,
    city: `Cityname${number}x`,
    message: `A message that nobody but Lea reads ${number}x`,
    email,
    phone,
  }
}

const contactForms = (shopper: Shopper, number: number) =>
  Object.entries(contactOf(shopper, number)).flatMap(([name, value]) =>
    typeof value === 'string' && !['source', 'ambassador'].includes(name) ? plainFormsOf(value) : [],
  )

async function sendAll({ send }: TestCollector, some: readonly Shopper[], first: number): Promise<void> {
  for (const [at, shopper] of some.entries()) {
    const { email, phone, address } = shopper
    const customer = { customer_id: email, email, phone }
    for (let sent = 0; sent < eventsEach; sent += eventsInBatch) {
      const events = eventsOf(shopper, (first + at) * eventsEach + sent, eventsInBatch)
      const answer = await send(wireBatch({ customer, events }), { 'x-forwarded-for': address })
      expect(await answer.json()).toEqual({ accepted: eventsInBatch, refused: [] })
    }
  }
}

/** What the collector says of what it refuses. */
async function errorsOf({ base, send }: TestCollector, key: string, known: readonly Shopper[]) {
  const call = (method: string, path: string, body: string) =>
    fetch(`${base}/api/acme/${path}`, { method, headers: { authorization: `Bearer ${key}` }, body })
  const texts: string[] = []
  for (const { email, phone } of known.slice(0, 20)) {
    const answers = await Promise.all([
      send(`{"person": "${email}`),
      send(wireBatch({ customer: { [email]: phone }, events: [{ name: email, id: phone }] })),
      call('POST', 'contacts', JSON.stringify({ external_id: email, email: `${email}@`, [email]: phone })),
      call('POST', 'orders', JSON.stringify({ transaction_id: phone, value: email })),
      call('POST', 'contacts', `{"${email}": `),
      call('POST', 'suppressions', JSON.stringify({ email, reason: email })),
      call('DELETE', `contacts/${encodeURIComponent(email)}`, ''),
      fetch(`${base}/${encodeURIComponent(email)}.js?${encodeURIComponent(phone)}`),
    ])
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(500)
      texts.push(await answer.text())
    }
  }
  return texts.join('\n')
}

it(`E3, E7, S22, X2: after ${shoppers * eventsEach} events and ${shoppers} contacts nobody is readable, nor plainly hashed, in files, log, backups, exports or errors`, async () => {
  const [backups, elsewhere] = [newTempFolder(), newTempFolder()]
  const collector = await startTestCollector({
    environment: { trustedProxies: ['127.0.0.1'], logLevel: 'debug' },
  })
  const key = collector.addBrand('acme', { contacts: 'on' })
  const known = Array.from({ length: shoppers }, (_, number) => shopperOf(number))
  const search = createNeedleSearch([...known.flatMap(readableForms), ...known.flatMap(contactForms), stays])
  const inFolder = (folder: string) => [
    ...new Set(filesUnder(folder).flatMap((path) => search(readFileSync(path)))),
  ]

  await sendAll(collector, known.slice(0, shoppers / 2), 0)
  expect(inFolder(collector.folder)).toEqual([stays])
  for (let first = 0; first < shoppers; first += 100) {
    const contacts = known.slice(first, first + 100).map((shopper, at) => contactOf(shopper, first + at))
    const headers = { authorization: `Bearer ${key}` }
    const kept = await fetch(`${collector.base}/api/acme/contacts`, {
      method: 'POST',
      headers,
      body: JSON.stringify(contacts),
    })
    expect(await kept.json()).toEqual({ accepted: 100, refused: [], notes: [] })
  }
  await sendAll(collector, known.slice(shoppers / 2), shoppers / 2)
  await collector.loaded()
  const count = shoppers * eventsEach
  expect(await collector.metrics()).toMatchObject({ received: count, stored: count })
  expect(inFolder(collector.folder)).toEqual([stays])
  expect(search(Buffer.from(await errorsOf(collector, key, known)))).toEqual([])
  // They are known, and told to who may read them: a page of a hundred, with six of what is looked for in each.
  const told = await (
    await fetch(`${collector.base}/api/acme/contacts.csv`, { headers: { authorization: `Bearer ${key}` } })
  ).text()
  expect(search(Buffer.from(told)).length).toBeGreaterThan(500)

  const port = Number(new URL(collector.base).port)
  const { run } = newCommandLine({ environment: { ...collector.environment, port } })
  expect((await run('backup', '--to', backups)).failed).toBe(null)
  await collector.stop()
  expect(inFolder(collector.folder)).toEqual([stays])
  expect(inFolder(backups)).toEqual([])
  const restored = join(elsewhere, 'restored')
  expect((await run('restore', backups, '--data', restored)).failed).toBe(null)
  expect(inFolder(restored)).toEqual([stays])

  // A store packs its columns: what it says when asked is searched too.
  const month = ['--from', '2026-11-01', '--to', '2026-11-30']
  const exported = join(elsewhere, 'events.json')
  expect((await run('export', ...month, '--format', 'json', '--out', exported)).failed).toBe(null)
  expect(search(readFileSync(exported))).toEqual([stays])
  const printed: string[] = []
  for (const command of [
    ['ledger', 'acme'],
    ['access-log', 'export'],
    ['access-log', 'export', '--operator'],
    ['verify'],
    ['privacy-notice'],
  ]) {
    const ran = await run(...command)
    expect([command, ran.failed]).toEqual([command, null])
    printed.push(...ran.printed)
  }
  expect(printed.length).toBeGreaterThan(shoppers)
  expect(search(Buffer.from(printed.join('\n')))).toEqual([])
  const tags = await collector.storedRows('email, phone, customer, network')
  expect(tags).toHaveLength(count)
  expect(search(Buffer.from(JSON.stringify(tags)))).toEqual([])
  expect(search(Buffer.from(collector.logged.join('\n')))).toEqual([])
}, 240_000)

it('the search finds each of the forms, wherever it stands', () => {
  const shopper = shopperOf(7)
  const forms = [...readableForms(shopper), ...contactForms(shopper, 7)]
  const search = createNeedleSearch(forms)
  expect(new Set(forms.map((form) => form.length)).size).toBeGreaterThan(6)
  for (const form of forms) expect(search(Buffer.from(`\u0000\u00ff${form}\n`, 'latin1'))).toContain(form)
  expect(search(Buffer.from('nothing of the kind'))).toEqual([])
})
