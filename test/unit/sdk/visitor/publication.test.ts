import { describe, expect, it } from 'vitest'
import { createFakePage, everyPurpose, startOn } from '../fake-page.ts'

const arrival = { href: 'https://shop.example.com/boots?candor_pub=P1' }
const technical = {
  cookies: { technical: ['session_add' as const, 'session_shop' as const, 'data' as const] },
}

describe('a publication’s arrival', () => {
  it('K2: waits for the attribution consent, given later on the same page', () => {
    const fake = createFakePage(arrival)
    const candor = startOn(fake)
    expect(fake.cookieWrites).toEqual([])
    candor('consent', everyPurpose)
    expect(fake.cookie('Popsell_session_shop')).toBe('P1')
    candor('page')
    fake.passSeconds(2)
    expect(fake.posted[0]?.batch).toMatchObject({
      publication: 'P1',
      url: 'https://shop.example.com/boots',
    })
  })

  it('K2: without that consent it is neither kept nor sent, and a no forgets it', () => {
    const fake = createFakePage(arrival)
    const candor = startOn(fake)
    candor('consent', { analytics: true, attribution: false })
    candor('page')
    fake.passSeconds(2)
    expect(fake.cookieNames()).not.toContain('Popsell_session_shop')
    expect(fake.posted[0]?.batch).not.toHaveProperty('publication')
    candor('consent', { attribution: true })
    expect(fake.cookieNames()).not.toContain('Popsell_session_shop')
  })

  it('K2: is kept without an answer where the brand calls it technical, but not sent', () => {
    const fake = createFakePage(arrival)
    const candor = startOn(fake, { consent: 'exempt', ...technical })
    expect(fake.cookie('Popsell_session_shop')).toBe('P1')
    candor('page')
    fake.passSeconds(2)
    expect(fake.posted[0]?.batch).not.toHaveProperty('publication')
  })

  it('an opt-out also removes a technical one, on this page and the next', () => {
    const fake = createFakePage(arrival)
    startOn(fake, technical)('optout')
    expect(fake.cookieNames()).toEqual(['Popsell_consent'])
    fake.goTo('https://shop.example.com/?candor_pub=P2')
    startOn(fake, technical)
    expect(fake.cookieNames()).toEqual(['Popsell_consent'])
  })

  it('K2: in cookieless mode it is neither kept nor sent, whatever is answered', () => {
    const fake = createFakePage(arrival)
    const candor = startOn(fake, { consent: 'cookieless' })
    candor('consent', everyPurpose)
    candor('page')
    fake.passSeconds(2)
    expect(fake.posted[0]?.batch.consent).toEqual(everyPurpose)
    expect(fake.posted[0]?.batch).not.toHaveProperty('publication')
    expect(fake.cookieWrites).toEqual([])
  })

  it('K2: in cookieless mode a technical one is kept, and sent after a yes', () => {
    const fake = createFakePage(arrival)
    const candor = startOn(fake, { consent: 'cookieless', ...technical })
    expect(fake.cookieNames()).toEqual(['Popsell_session_shop'])
    candor('consent', everyPurpose)
    candor('page')
    fake.passSeconds(2)
    expect(fake.posted[0]?.batch.publication).toBe('P1')
  })

  it.each(['a%40example.com', '<b>', ''])('ignores %j, and cleans the address all the same', (value) => {
    const fake = createFakePage({ href: `https://shop.example.com/?candor_pub=${value}` })
    startOn(fake)('consent', everyPurpose)
    expect(fake.cookieNames()).not.toContain('Popsell_session_shop')
    expect(fake.page.location.href).toBe('https://shop.example.com/')
  })
})

describe('an ambassador’s arrival', () => {
  it('K1: holds exactly the ambassador’s ID and alias', () => {
    const fake = createFakePage({ href: 'https://shop.example.com/?candor_add=A1.anna' })
    startOn(fake)
    expect(fake.cookieNames()).toEqual(['Popsell_session_add'])
    expect(fake.cookie('Popsell_session_add')).toBe('A1.anna')
  })

  it.each(['A1', 'A1.anna.more', 'A1.', 'anna@example.com'])('K1: is not set by %s', (value) => {
    const fake = createFakePage({ href: `https://shop.example.com/?candor_add=${value}` })
    startOn(fake)
    expect(fake.cookieWrites).toEqual([])
  })

  it('K1: is set by no other page', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=111'] })
    startOn(fake)
    expect(fake.cookieNames()).not.toContain('Popsell_session_add')
  })

  it('reads the parameters that the brand names', () => {
    const fake = createFakePage({ href: 'https://shop.example.com/?by=A1.anna&candor_add=A2.ben' })
    startOn(fake, { arrival: { ambassador: 'by' } })
    expect(fake.cookie('Popsell_session_add')).toBe('A1.anna')
    expect(fake.page.location.href).toBe('https://shop.example.com/?candor_add=A2.ben')
  })
})
