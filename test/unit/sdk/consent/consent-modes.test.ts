import { describe, expect, it } from 'vitest'
import type { Consent, ConsentMode } from '../../../../sdk/protocol/consent.ts'
import { createFakePage, everyPurpose, type FakeOptions, startOn, uuid } from '../fake-page.ts'

const measuredOnly = { analytics: true, attribution: false, personalisation: false }

interface Row {
  mode: ConsentMode
  browser?: FakeOptions
  answer?: Partial<Consent>
  /** Events that leave, of the one that is called. */
  sent: number
  stamped?: Consent
  visitor: boolean
  cookies: string[]
}

const visitorAndVisit = ['Popsell_visitor', 'Popsell_visit']
const rows: Row[] = [
  { mode: 'required', sent: 0, visitor: false, cookies: [] },
  {
    mode: 'required',
    answer: everyPurpose,
    sent: 1,
    stamped: everyPurpose,
    visitor: true,
    cookies: ['Popsell_consent', ...visitorAndVisit],
  },
  {
    mode: 'required',
    answer: { analytics: true },
    sent: 1,
    stamped: measuredOnly,
    visitor: true,
    cookies: ['Popsell_consent', ...visitorAndVisit],
  },
  { mode: 'required', answer: { analytics: false }, sent: 0, visitor: false, cookies: ['Popsell_consent'] },
  { mode: 'required', answer: { attribution: true }, sent: 0, visitor: false, cookies: ['Popsell_consent'] },
  { mode: 'exempt', sent: 1, stamped: measuredOnly, visitor: true, cookies: visitorAndVisit },
  {
    mode: 'exempt',
    answer: everyPurpose,
    sent: 1,
    stamped: everyPurpose,
    visitor: true,
    cookies: ['Popsell_consent', ...visitorAndVisit],
  },
  { mode: 'exempt', answer: { analytics: false }, sent: 0, visitor: false, cookies: ['Popsell_consent'] },
  { mode: 'cookieless', sent: 1, stamped: measuredOnly, visitor: false, cookies: [] },
  { mode: 'cookieless', answer: everyPurpose, sent: 1, stamped: everyPurpose, visitor: false, cookies: [] },
  // A full no is an opt-out, which even this mode remembers; a no to some is this page's.
  { mode: 'cookieless', answer: { analytics: false }, sent: 0, visitor: false, cookies: ['Popsell_consent'] },
  {
    mode: 'cookieless',
    answer: { analytics: false, attribution: true },
    sent: 0,
    visitor: false,
    cookies: [],
  },
  ...(['required', 'exempt', 'cookieless'] as const).flatMap((mode): Row[] =>
    [{ doNotTrack: '1' }, { globalPrivacyControl: true }].flatMap((browser): Row[] => [
      { mode, browser, sent: 0, visitor: false, cookies: [] },
      { mode, browser, answer: everyPurpose, sent: 0, visitor: false, cookies: [] },
    ]),
  ),
]

describe('consent modes', () => {
  it.each(rows)('E17: in mode $mode, browser $browser, answer $answer, $sent events leave', (row) => {
    const fake = createFakePage(row.browser)
    const candor = startOn(fake, { consent: row.mode })
    if (row.answer) candor('consent', row.answer)
    candor('view_cart', { value: 1 })
    fake.passSeconds(2)
    const measured = fake.sent().filter(({ name }) => name !== 'consent')
    expect(measured).toHaveLength(row.sent)
    if (row.stamped) expect(fake.posted[0]?.batch.consent).toEqual(row.stamped)
    expect(typeof fake.posted[0]?.batch.visitor === 'string').toBe(row.visitor)
    expect(typeof fake.posted[0]?.batch.session === 'string').toBe(row.visitor)
    expect(fake.cookieNames().toSorted()).toEqual(row.cookies.toSorted())
  })

  it('E2: a yes sends what was held, in order, with a new random visitor ID', () => {
    const fake = createFakePage({ cookies: ['Popsell_visitor=6c0c0000-0000-4000-8000-000000000001'] })
    const candor = startOn(fake)
    candor('page')
    candor('search', { search_term: 'boots' })
    candor('consent', everyPurpose)
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'search'])
    expect(fake.posted[0]?.batch.visitor).toMatch(uuid)
    expect(fake.posted[0]?.batch.visitor).not.toBe('6c0c0000-0000-4000-8000-000000000001')
  })

  it('a no forgets what was held, also for a later yes', () => {
    const fake = createFakePage()
    const candor = startOn(fake)
    candor('search', { search_term: 'boots' })
    candor('consent', { analytics: false })
    candor('consent', everyPurpose)
    fake.passSeconds(60)
    expect(fake.sent()).toEqual([])
  })

  it('holds at most 100 events, and drops the oldest', () => {
    const fake = createFakePage()
    const candor = startOn(fake)
    for (let count = 1; count <= 103; count++) candor('event', `step_${count}`)
    candor('consent', everyPurpose)
    const names = fake.sent().map(({ name }) => name)
    expect(names).toHaveLength(100)
    expect([names[0], names[99]]).toEqual(['step_4', 'step_103'])
  })

  it('an answer given on an earlier page or in another tab counts at once', () => {
    const fake = createFakePage()
    const candor = startOn(fake)
    candor('page')
    fake.page.document.cookie = 'Popsell_consent=100; Max-Age=60'
    fake.passSeconds(2)
    expect(fake.sent()).toHaveLength(1)
  })
})
