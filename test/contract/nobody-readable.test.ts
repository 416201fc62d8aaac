import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { filesUnder } from '../support/byte-search.ts'
import { createNeedleSearch } from '../support/needle-search.ts'
import { plainFormsOf } from '../support/plain-hashes.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { noon, wireBatch } from '../support/wire-batch.ts'

/** Shoppers, each with an address, an e-mail, a phone and a card of their own; 50 events each: 10,000. */
const shoppers = 200
const eventsEach = 50

interface Shopper {
  address: string
  email: string
  phone: string
  card: string
}

/** A Visa test number of 16 digits that passes Luhn's check. */
function cardOf(number: number): string {
  const digits = `400000${String(number).padStart(9, '0')}`
  const sum = [...digits]
    .map((digit, at) => (at % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function shopperOf(number: number): Shopper {
  const networks = ['192.0.2', '198.51.100', '203.0.113']
  const isSix = number % 4 === 3
  const four = `${networks[number % 3]}.${100 + (number % 150)}`
  return {
    address: isSix ? `2001:db8:${(4096 + number).toString(16)}:7::${number + 1}` : four,
    email: `known.shopper${number}@example.com`,
    phone: `+336123${String(10_000 + number)}`,
    card: cardOf(number),
  }
}

/** Everywhere that a person's data can get into a batch, one place an event. */
const places: ((shopper: Shopper, said: string) => Record<string, unknown>)[] = [
  (_, said) => ({ name: 'search', params: { search_term: `my ${said} please` } }),
  (_, said) => ({ name: 'search', params: { search_term: 'boots', category: said } }),
  (_, said) => ({
    name: 'page_view',
    url: `https://shop.example.com/account/${encodeURIComponent(said)}/orders`,
  }),
  (_, said) => ({
    name: 'page_view',
    url: `https://shop.example.com/?q=${encodeURIComponent(said)}#${said}`,
  }),
  (_, said) => ({
    url: `https://shop.example.com/?utm_source=${said}&utm_medium=${said}&utm_campaign=${said}`,
  }),
  (_, said) => ({ referrer: `https://mail.example/inbox?to=${encodeURIComponent(said)}` }),
  (_, said) => ({ name: 'wish', params: { note: said, email: said, size: 42 } }),
  (_, said) => ({ name: 'select_item', params: { item_list_id: `search:${said}`, item_list_name: said } }),
  (_, said) => ({
    name: 'view_item',
    params: { items: [{ item_id: 'A', item_name: said, item_brand: said }] },
  }),
  ({ address }, said) => ({ name: 'page_view', ip: address, person: { said }, params: { said } }),
]

function eventsOf(shopper: Shopper, number: number) {
  const said = [shopper.email, shopper.phone, shopper.card]
  return Array.from({ length: eventsEach }, (_, at) => ({
    id: uuid(number * eventsEach + at),
    name: 'page_view',
    at: noon - at,
    url: 'https://shop.example.com/a-page-that-stays',
    ...places[at % places.length]?.(shopper, said[at % said.length] ?? ''),
  }))
}

/** The values in every spelling that names the person. */
function readableForms({ address, email, phone, card }: Shopper): string[] {
  const national = `0${phone.slice(3)}`
  const spelled = [
    address,
    email,
    email.toUpperCase(),
    email.replace('@', '%40'),
    phone,
    phone.slice(1),
    national,
    card,
  ]
  return spelled.flatMap(plainFormsOf)
}

it('E3, E7: after 10,000 events no address, e-mail, phone or card is readable on disk or in the log, nor plainly hashed', async () => {
  const collector = await startTestCollector({
    environment: { trustedProxies: ['127.0.0.1'], logLevel: 'debug' },
  })
  collector.addBrand('acme', { contacts: 'on' })
  const known = Array.from({ length: shoppers }, (_, number) => shopperOf(number))
  const search = createNeedleSearch([...known.flatMap(readableForms), 'a-page-that-stays'])
  const onDisk = () => filesUnder(collector.folder).flatMap((path) => search(readFileSync(path)))

  const sendAll = async (half: Shopper[], from: number) => {
    for (const [at, shopper] of half.entries()) {
      const { email, phone, address } = shopper
      const customer = { customer_id: email, email, phone }
      const batch = wireBatch({ customer, events: eventsOf(shopper, from + at) })
      const answer = await (await collector.send(batch, { 'x-forwarded-for': address })).json()
      expect(answer).toEqual({ accepted: eventsEach, refused: [] })
    }
  }

  await sendAll(known.slice(0, 100), 0)
  // Still in the journal; the page that stays is the proof that the search finds what is there.
  expect(new Set(onDisk())).toEqual(new Set(['a-page-that-stays']))
  await collector.loaded()
  await sendAll(known.slice(100), 100)
  await collector.loaded()
  expect(await collector.metrics()).toMatchObject({
    received: shoppers * eventsEach,
    stored: shoppers * eventsEach,
  })
  expect(new Set(onDisk())).toEqual(new Set(['a-page-that-stays']))
  await collector.stop()
  expect(new Set(onDisk())).toEqual(new Set(['a-page-that-stays']))
  expect(search(Buffer.from(collector.logged.join('\n')))).toEqual([])
  // The store packs its columns: what it says when asked is searched too.
  const rows = await collector.storedRows('cast(columns(*) as varchar)')
  expect(rows).toHaveLength(shoppers * eventsEach)
  expect(search(Buffer.from(JSON.stringify(rows)))).toEqual(['a-page-that-stays'])
})

it('the search finds each of the forms, wherever it stands', () => {
  const shopper = shopperOf(7)
  const forms = readableForms(shopper)
  const search = createNeedleSearch(forms)
  expect(new Set(forms.map((form) => form.length)).size).toBeGreaterThan(6)
  for (const form of forms) expect(search(Buffer.from(`\u0000\u00ff${form}\n`))).toContain(form)
  expect(search(Buffer.from('nothing of the kind'))).toEqual([])
})
