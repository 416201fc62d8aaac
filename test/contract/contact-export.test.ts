import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { ambassadorOptIns, brandOptIns, type OptIns } from '../../sdk/protocol/opt-in.ts'
import { startServerApi } from '../support/start-server-api.ts'

async function start() {
  const api = await startServerApi()
  const key = api.addBrand('acme')
  const post = (path: string, body: object) => api.call('POST', `/api/acme/${path}`, key, body)
  const get = (query: string) => api.call('GET', `/api/acme/contacts.${query}`, key)
  const json = async (query = '') => (await get(`json${query}`)).json()
  const csv = async (query = '') => (await get(`csv${query}`)).text()
  return { ...api, key, post, get, json, csv }
}

const person = (at: number, fields: object = {}) => ({
  external_id: `C-${at}`,
  source: 'external_form',
  ambassador: 'lea',
  email: `person${at}@example.com`,
  brand_opt_in: true,
  ...fields,
})

/** Every combination of the three opt-ins. */
const everyOptIns: OptIns[] = ambassadorOptIns.flatMap((ambassador) =>
  brandOptIns.flatMap((brand) => [false, true].map((partners) => ({ ambassador, brand, partners }))),
)
const nameOf = ({ ambassador, brand, partners }: OptIns) => `${ambassador}-${brand}-${partners}`

/** The cells of each line. Quoted cells may hold commas, quotes and line ends. */
function cellsOf(csv: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
    if (end === '') break
  }
  return lines.slice(0, -1)
}

describe('the brand’s export', () => {
  it('A3: has exactly those whom the brand’s or the partners’ opt-in shows, of all statuses', async () => {
    const { records, contacts, json, csv } = await start()
    await records.transact('acme', async (tx) => {
      for (const optIns of everyOptIns)
        await contacts.keep(tx, 'acme', {
          ambassador: 'lea',
          fields: { first_name: nameOf(optIns) },
          optIns,
          by: 'api',
        })
    })
    const isShown = ({ ambassador, brand, partners }: OptIns) =>
      (brand !== 'none' || partners) && ambassador !== 'blog_popin_pending'
    const expected = everyOptIns.filter(isShown).map(nameOf)
    expect(expected).toHaveLength(16 * 11)
    const page = await json('?limit=500')
    const names = page.contacts.map((contact: { first_name: string }) => contact.first_name)
    expect(names.sort()).toEqual(expected.sort())
    const [head = [], ...lines] = cellsOf(await csv('?limit=500'))
    expect(lines.map((line) => line[head.indexOf('first_name')]).sort()).toEqual(expected)
    expect(Object.keys(page)).toEqual(['contacts', 'next'])
  })

  it('says of each contact what the brand may know, and not what was written to the ambassador', async () => {
    const { post, json } = await start()
    await post('contacts', {
      ...person(1, { first_name: 'Ana', phone: '06 12 34 56 78', city: 'Lyon', message: 'Only for Léa' }),
      custom: { shoe_size: '38' },
      ambassador_opt_in: true,
    })
    const { contacts } = await json()
    expect(contacts).toEqual([
      {
        id: expect.any(String),
        ambassador: 'lea',
        first_name: 'Ana',
        last_name: null,
        email: 'person1@example.com',
        phone: '+33612345678',
        city: 'Lyon',
        postal_code: null,
        custom: { shoe_size: '38' },
        brand_opt_in: 'external_form',
        brand_opt_in_at: '2026-11-21T12:00:00.000Z',
        partners_opt_in: false,
        partners_opt_in_at: null,
        email_status: 'unverified',
        suppressed: false,
        created_at: '2026-11-21T12:00:00.000Z',
        changed_at: '2026-11-21T12:00:00.000Z',
        orders: [],
      },
    ])
  })

  it('says who must not be written to, whichever brand of the operator they told', async () => {
    const { post, json, suppressions, records } = await start()
    await post('contacts', [person(1), person(2), person(3)])
    await post('suppressions', { email: 'person1@example.com', reason: 'hard_bounce' })
    const optOut = { email: 'person2@example.com', reason: 'global_optout', scope: 'operator' } as const
    await records.transact('other', (tx) => suppressions.suppress(tx, 'other', optOut))
    const { contacts } = await json()
    const toldBy = contacts.map(({ email, suppressed }: Record<string, unknown>) => [email, suppressed])
    expect(Object.fromEntries(toldBy)).toEqual({
      'person1@example.com': true,
      'person2@example.com': true,
      'person3@example.com': false,
    })
  })

  it('pages by a cursor: everybody once, also when somebody is deleted in between', async () => {
    const { post, json, get, call, key } = await start()
    await post(
      'contacts',
      Array.from({ length: 25 }, (_, at) => person(at, { brand_opt_in: at !== 7 })),
    )
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { contacts: { email: string }[]; next: string | null } = await json(
        `?limit=10${next && `&cursor=${next}`}`,
      )
      expect(page.contacts.length).toBeLessThanOrEqual(10)
      seen.push(...page.contacts.map(({ email }) => email))
      next = page.next
      const last = Number(/\d+/.exec(seen.at(-1) ?? '')?.[0])
      await call('DELETE', `/api/acme/contacts/C-${last}`, key)
    }
    expect(seen).toHaveLength(24)
    expect(new Set(seen).size).toBe(24)
    const csv = await get('csv?limit=10')
    expect(csv.headers.get('link')).toMatch(/^<\?cursor=[\w.-]+&limit=10>; rel="next"$/)
    const whole = await get('csv')
    expect(whole.headers.get('link')).toBeNull()
  })

  it.each(['limit=0', 'limit=501', 'limit=x', 'limit=1.5', 'cursor=', 'cursor=1', "cursor=1';--", 'limit='])(
    'names what is wrong in ?%s',
    async (query) => {
      const { get } = await start()
      const answer = await get(`json?${query}`)
      expect(answer.status).toBe(400)
      expect((await answer.json()).error.path).toBe(query.split('=')[0])
    },
  )

  it('is empty while contacts are off', async () => {
    const api = await startServerApi()
    const key = api.addBrand('acme', { contacts: 'off' })
    const answer = await api.call('GET', '/api/acme/contacts.json', key)
    expect(await answer.json()).toEqual({ contacts: [], next: null })
  })
})

describe('the CSV', () => {
  it('is a download that no browser runs', async () => {
    const { get } = await start()
    expect(Object.fromEntries((await get('csv')).headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="acme-contacts.csv"',
      'x-content-type-options': 'nosniff',
    })
  })

  it('S5: holds no cell that a spreadsheet would run, and each naughty string in one cell', async () => {
    const { post, csv } = await start()
    const formulas = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '＝1+1',
      '=HYPERLINK("https://evil.example.com")',
    ]
    const names = [...formulas, ...naughtyStrings].map((text) => text.slice(0, 90))
    const items = names.map((first_name, at) => person(at, { first_name, custom: { note: first_name } }))
    const taken: number[] = []
    for (let from = 0; from < items.length; from += 200) {
      const { refused } = await (await post('contacts', items.slice(from, from + 200))).json()
      const bad = new Set(refused.map(({ index }: { index: number }) => index + from))
      for (let at = from; at < Math.min(from + 200, items.length); at++) if (!bad.has(at)) taken.push(at)
    }
    expect(taken.length).toBeGreaterThan(names.length / 2)
    const [head = [], ...first] = cellsOf(await csv('?limit=500'))
    expect(first).toHaveLength(Math.min(500, taken.length))
    for (const line of first) {
      expect(line).toHaveLength(head.length)
      for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    }
    const shown = first.map((line) => line[head.indexOf('first_name')]?.replace(/^'/, ''))
    expect(shown).toContain('=1+1')
    expect(shown).toContain('@SUM(A1)')
  })
})
