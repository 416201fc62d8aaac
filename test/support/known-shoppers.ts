// Shoppers whose personal data is known, and events that have it in every place where it can get into a batch.
import { plainFormsOf } from './plain-hashes.ts'
import { uuid } from './stored-event.ts'
import { noon } from './wire-batch.ts'

export interface Shopper {
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

export function shopperOf(number: number): Shopper {
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

/** So many events of a shopper, the first of which has the number `from` among all. */
export function eventsOf(shopper: Shopper, from: number, count: number) {
  const said = [shopper.email, shopper.phone, shopper.card]
  return Array.from({ length: count }, (_, at) => ({
    id: uuid(from + at),
    name: 'page_view',
    at: noon - at,
    url: 'https://shop.example.com/a-page-that-stays',
    ...places[at % places.length]?.(shopper, said[at % said.length] ?? ''),
  }))
}

/** The values in every spelling that names the person. */
export function readableForms({ address, email, phone, card }: Shopper): string[] {
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
