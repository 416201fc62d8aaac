// The limits that erase, each under a clock of the test's: the day before, the day itself, changed by the brand, held.
import { expect, it } from 'vitest'
import { createAmbassadorLimit } from '../../collector/erasure/ambassador-limit.ts'
import { createBrandLeaves } from '../../collector/erasure/brand-leaves.ts'
import { createBrandLeftLimit, createSuspendedBrandLimit } from '../../collector/erasure/brand-limits.ts'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { createInactiveLimit } from '../../collector/retention/inactive-limit.ts'
import { createLegalHolds, type LegalHold } from '../../collector/retention/legal-holds.ts'
import type { Limit, OperatorLimit } from '../../collector/retention/limit.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { newCommandLine } from '../support/command-run.ts'
import { ana, answers, startServerContacts } from '../support/server-contacts.ts'

const day = 86_400_000

type Api = Awaited<ReturnType<typeof startServerContacts>>

interface Subject {
  /** What the limit counts from; at noon of 2026-11-21. Answers the record's ID. */
  begin(api: Api): Promise<string>
  /** Of the operator's, or of the brand's. */
  limit(api: Api): { brand: Limit } | { operator: OperatorLimit }
  isThere(api: Api): Promise<boolean>
  kind: LegalHold['kind']
  due: string
  /** Null: no brand changes it. */
  changed: { retention: BrandSettingsInput['retention']; due: string } | null
}

const goesOn = () => true

async function aliasOf({ inBrand }: Api): Promise<unknown> {
  const [publication] = await inBrand((tx) => tx.run('SELECT alias FROM publications'))
  return publication?.alias
}

const subjects: Record<'R8' | 'R10' | 'R12' | 'R13', Subject> = {
  R8: {
    async begin({ send, ofAna }) {
      await send({ ...ana, source: 'brand_database', ...answers(true, true) })
      return (await ofAna())[0]?.id ?? ''
    },
    limit: (api) => ({ brand: createInactiveLimit({ ...api, goesOn }) }),
    isThere: async ({ ofAna }) => (await ofAna())[0]?.fields.email !== undefined,
    kind: 'contact',
    due: '2029-11-21T12:00:00Z',
    changed: { retention: { inactiveMonths: 13 }, due: '2027-12-21T12:00:00Z' },
  },
  R10: {
    async begin({ call, key, ambassadorLeaves }) {
      await call('POST', '/api/acme/publications', key, { id: 'P1', ambassador: 'lea', alias: 'Léa' })
      await ambassadorLeaves.leave('acme', 'lea', 'server')
      return 'lea'
    },
    limit: (api) => ({ brand: createAmbassadorLimit(api) }),
    isThere: async (api) => (await aliasOf(api)) === 'Léa',
    kind: 'ambassador',
    due: '2026-11-28T12:00:00Z',
    changed: { retention: { ambassadorLeavesDays: 30 }, due: '2026-12-21T12:00:00Z' },
  },
  R12: {
    begin: async (api) => leave(api, 'left'),
    limit: (api) => ({ operator: createBrandLeftLimit(api) }),
    isThere: async ({ brands }) => brands.list().includes('acme'),
    kind: 'brand',
    due: '2026-11-28T12:00:00Z',
    changed: null,
  },
  R13: {
    begin: async (api) => leave(api, 'suspended'),
    limit: (api) => ({ operator: createSuspendedBrandLimit(api) }),
    isThere: async ({ brands }) => brands.find('acme')?.ended?.how === 'suspended',
    kind: 'brand',
    due: '2027-05-21T12:00:00Z',
    changed: null,
  },
}

function leave({ brands, clock }: Api, how: 'left' | 'suspended'): string {
  const tombstones = { hasBrand: () => false }
  createBrandLeaves({ brands, tombstones, now: () => clock.now }).leave('acme', how)
  return 'acme'
}

async function startUnder(id: keyof typeof subjects, retention: BrandSettingsInput['retention'] = {}) {
  const subject = subjects[id]
  const api = await startServerContacts({ retention })
  const record = await subject.begin(api)
  const limit = subject.limit(api)
  const acme = api.brands.find('acme')
  if (!acme) throw new Error('there is such a brand')
  const holds = createLegalHolds({ now: () => api.clock.now })
  const holder = 'operator' in limit ? null : 'acme'

  return {
    ...subject,
    record,
    isThere: () => subject.isThere(api),
    /** Carries the limit out at a moment; answers how many it ended. */
    async runAt(time: number) {
      api.clock.now = time
      return 'operator' in limit ? limit.operator.carryOut(time) : limit.brand.carryOut(acme, time)
    },
    dueAt: (time: number) => ('operator' in limit ? limit.operator.due(time) : limit.brand.due(acme, time)),
    hold: () =>
      api.records.transact(holder, (tx) =>
        holds.set(tx, {
          ...{ kind: subject.kind, id: record, reason: 'court_order', reference: null, heldBy: 'operator' },
        }),
      ),
    lift: () => api.records.transact(holder, (tx) => holds.lift(tx, subject.kind, record)),
  }
}

const ids = ['R8', 'R10', 'R12', 'R13'] as const

it.each(ids)('%s: is there the day before, and ends on the day itself', async (id) => {
  const { runAt, dueAt, isThere, due, record, kind } = await startUnder(id)
  const end = Date.parse(due)
  for (const early of [end - day, end - 1]) {
    expect(await dueAt(early)).toEqual([])
    expect([await runAt(early), await isThere()]).toEqual([0, true])
  }
  expect(await dueAt(end)).toMatchObject([{ limit: id, kind, id: record, at: end }])
  expect([await runAt(end), await isThere()]).toEqual([1, false])
  expect(await runAt(end)).toBe(0)
})

it.each(ids.filter((id) => subjects[id].changed !== null))(
  '%s: lasts as long as the brand says',
  async (id) => {
    const { changed } = subjects[id]
    const { runAt, isThere } = await startUnder(id, changed?.retention)
    const end = Date.parse(changed?.due ?? '')
    for (const early of [end - day, end - 1]) expect([await runAt(early), await isThere()]).toEqual([0, true])
    expect([await runAt(end), await isThere()]).toEqual([1, false])
  },
)

it.each(ids)(
  '%s, R21: stays under a legal hold, whose reason is told, and ends once it is lifted',
  async (id) => {
    const { runAt, dueAt, isThere, hold, lift, due } = await startUnder(id)
    await hold()
    const late = Date.parse(due) + 1000 * day
    expect([await runAt(late), await isThere()]).toEqual([0, true])
    expect(await dueAt(late)).toMatchObject([{ limit: id, heldBecause: 'court_order' }])
    await lift()
    expect([await runAt(late), await isThere()]).toEqual([1, false])
  },
)

it('R12: a brand comes back until its erasure begins, and not while that is under way', async () => {
  const { run, context } = newCommandLine()
  await run('brand', 'add', 'acme', '--origin', 'https://shop.example.com')
  await run('brand', 'leave', 'acme')
  expect((await run('brand', 'return', 'acme')).failed).toBeNull()
  expect((await run('brand', 'return', 'acme')).failed).toBe('acme has not left')
  await run('brand', 'leave', 'acme')
  const whose = { visitors: [], customers: [], emails: [], phones: [] }
  const buried = { contacts: [], ambassador: null, whose, suppressions: [] }
  const erasure = { id: '1', brand: 'acme', kind: 'brand', reason: 'retention', by: 'retention' } as const
  openTombstones(context.environment.keysFolder).add({ ...buried, ...erasure, at: context.now() })
  expect((await run('brand', 'return', 'acme')).failed).toContain('the erasure of acme has begun')
})
