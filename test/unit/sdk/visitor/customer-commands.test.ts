import { describe, expect, it } from 'vitest'
import { createFakePage, everyPurpose, startOn } from '../fake-page.ts'

const ada = { customer_id: 'C42', email: 'ada@example.com', phone: '+33 6 12 34 56 78' }

describe('identify and logout', () => {
  it('E2: links the guest’s ID to the customer by an event', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    startOn(fake)('identify', ada)
    fake.passSeconds(2)
    expect(fake.posted[0]?.batch).toMatchObject({ customer: ada, events: [{ name: 'identify' }] })
    expect(fake.posted[0]?.batch.visitor).toBe(fake.cookie('Popsell_visitor'))
  })

  it('E4: sends the three known fields and nothing else', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    Reflect.apply(startOn(fake), undefined, [
      'identify',
      { customer_id: 'C42', name: 'Ada', address: 'Paris' },
    ])
    fake.passSeconds(2)
    expect(fake.posted[0]?.batch.customer).toEqual({ customer_id: 'C42' })
    expect(fake.posted[0]?.batch.events[0]).not.toHaveProperty('params')
  })

  it.each(['exempt', 'cookieless'] as const)(
    'in mode %s the customer travels only after a yes',
    (consent) => {
      const fake = createFakePage()
      const candor = startOn(fake, { consent })
      candor('identify', ada)
      fake.passSeconds(2)
      expect(fake.posted[0]?.batch).not.toHaveProperty('customer')
      candor('consent', everyPurpose)
      candor('page')
      fake.passSeconds(2)
      expect(fake.posted[1]?.batch.customer).toEqual(ada)
    },
  )

  it('K9: writes nothing of the customer to the device', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=111'] })
    startOn(fake)('identify', ada)
    fake.passSeconds(2)
    const written = JSON.stringify(fake.cookieWrites)
    for (const text of Object.values(ada)) expect(written).not.toContain(text)
  })

  it('E2: logout sends what waits as the customer’s, then starts a new visitor and visit', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake)
    candor('identify', ada)
    candor('logout')
    candor('page')
    fake.passSeconds(2)
    const [before, after] = fake.posted.map(({ batch }) => batch)
    expect(before?.customer).toEqual(ada)
    expect(after).not.toHaveProperty('customer')
    expect(after?.visitor).not.toBe(before?.visitor)
    expect(after?.session).not.toBe(before?.session)
  })

  it('E2: another customer without a logout is another visitor too', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake)
    candor('identify', { customer_id: 'C1' })
    candor('identify', { customer_id: 'C2' })
    fake.passSeconds(2)
    const [first, second] = fake.posted.map(({ batch }) => batch)
    expect([first?.customer, second?.customer]).toEqual([{ customer_id: 'C1' }, { customer_id: 'C2' }])
    expect(second?.visitor).not.toBe(first?.visitor)
  })

  it('a customer that JSON cannot hold is one console line, and what follows is sent', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake)
    candor(
      'identify',
      JSON.parse('{}', () => ({ customer_id: 42n })),
    )
    candor('page')
    fake.passSeconds(2)
    expect(fake.warnings).toMatchObject([['candor', 'failed', {}]])
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view'])
    expect(fake.posted[0]?.batch).not.toHaveProperty('customer')
  })

  it('E2: two customers known by their addresses alone are two visitors', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake)
    candor('identify', { email: 'ada@example.com' })
    candor('identify', { email: 'jo@example.com' })
    fake.passSeconds(2)
    const [first, second] = fake.posted.map(({ batch }) => batch)
    expect([first?.customer?.email, second?.customer?.email]).toEqual(['ada@example.com', 'jo@example.com'])
    expect(second?.visitor).not.toBe(first?.visitor)
  })

  it('E2: what a customer did before leaving without an answer is never sent as the next one’s', () => {
    const fake = createFakePage()
    const candor = startOn(fake)
    candor('identify', { customer_id: 'C1' })
    candor('logout')
    candor('identify', { customer_id: 'C2' })
    candor('consent', everyPurpose)
    expect(fake.posted.map(({ batch }) => [batch.customer, batch.events.length])).toEqual([
      [{ customer_id: 'C2' }, 1],
    ])
  })
})
