import { describe, expect, it } from 'vitest'
import { type Draft, figuresAlone, order, reportOf, shop } from '../../../support/report-of.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'

/** An event of a visitor's visit, so many minutes after noon of 9 November, UTC. */
const did = (who: number, visit: number, minute: number, name: string, fields: Draft = {}): Draft => ({
  visitor: uuid(who),
  session: uuid(100 + visit),
  on: new Date(Date.parse('2026-11-09T12:00:00Z') + minute * 60_000).toISOString(),
  name,
  ...fields,
})

const steps = (names: unknown[], more: object = {}) => ({ steps: names, ...more })
async function ask(drafts: Draft[], funnel: object, more: object = {}) {
  const asked = {
    metrics: ['reached', 'step_rate', 'step_time'],
    dimensions: ['funnel_step'],
    funnel,
    ...more,
  }
  return reportOf(drafts, asked)
}
const reached = async (drafts: Draft[], funnel: object) =>
  (await ask(drafts, funnel)).rows.map((row) => row.reached)

describe('a funnel of one’s own steps', () => {
  it('takes any event, the shop’s own too, and says rate, interval and median time of each step', async () => {
    const drafts = [
      did(1, 1, 0, 'quiz_started'),
      did(1, 1, 2, 'quiz_done'),
      did(2, 2, 0, 'quiz_started'),
      did(2, 2, 4, 'quiz_done'),
      did(3, 3, 0, 'quiz_started'),
      did(4, 4, 0, 'quiz_done'),
    ]
    const { rows, totals } = await ask(drafts, steps(['quiz_started', 'quiz_done']))
    expect(rows.map(figuresAlone)).toEqual([
      { funnel_step: 'quiz_started', reached: 3, step_rate: null, step_time: null },
      { funnel_step: 'quiz_done', reached: 2, step_rate: 2 / 3, step_time: 180 },
    ])
    expect(rows[1]?.intervals?.step_rate).toEqual([expect.closeTo(0.2077, 4), expect.closeTo(0.9385, 4)])
    expect(rows[1]?.low_volume).toEqual(['step_rate'])
    expect(totals.reached).toBe(4)
  })

  it('filters a step by what its event or one of its lines has', async () => {
    const boots = [storedItem({ item_id: 'A' }), storedItem({ item_id: 'B' })]
    const drafts = [
      did(1, 1, 0, 'page_view', { path: '/sale' }),
      did(1, 1, 1, 'add_to_cart', { items: boots }),
      did(2, 2, 0, 'page_view', { path: '/sale' }),
      did(2, 2, 1, 'add_to_cart', { items: [storedItem({ item_id: 'B' })] }),
      did(3, 3, 0, 'page_view', { path: '/other' }),
      did(3, 3, 1, 'add_to_cart', { items: boots }),
    ]
    const sale = { event: 'page_view', filters: [['page', 'is', '/sale']] }
    const withA = { event: 'add_to_cart', filters: [['product', 'is', 'A']] }
    const withoutA = { event: 'add_to_cart', filters: [['product', 'is_not', 'A']] }
    expect(await reached(drafts, steps([sale, withA]))).toEqual([2, 1])
    expect(await reached(drafts, steps([sale, withoutA]))).toEqual([2, 1])
    expect(await reached(drafts, steps(['page_view', withA]))).toEqual([3, 2])
  })

  it('needs two events for two steps of the same event, and tells them apart in its rows', async () => {
    const drafts = [did(1, 1, 0, 'page_view'), did(2, 2, 0, 'page_view'), did(2, 2, 1, 'page_view')]
    const { rows } = await ask(drafts, steps(['page_view', 'page_view']))
    expect(rows.map((row) => [row.funnel_step, row.reached])).toEqual([
      ['page_view', 2],
      ['page_view_2', 1],
    ])
  })

  it('strictly takes only the very next of all that matches any step', async () => {
    const drafts = [
      did(1, 1, 0, 'search'),
      did(1, 1, 1, 'view_item'),
      did(1, 1, 2, 'add_to_cart'),
      did(2, 2, 0, 'search'),
      did(2, 2, 1, 'add_to_cart'),
      did(2, 2, 2, 'view_item'),
      did(2, 2, 3, 'add_to_cart'),
      did(3, 3, 0, 'search'),
      did(3, 3, 1, 'page_view'),
      did(3, 3, 2, 'search'),
      did(3, 3, 3, 'view_item'),
    ]
    const names = ['search', 'view_item', 'add_to_cart']
    expect(await reached(drafts, steps(names))).toEqual([3, 3, 2])
    expect(await reached(drafts, steps(names, { mode: 'strict' }))).toEqual([3, 2, 1])
  })

  it('counts visitors over their visits within a window from the first step, by their best start', async () => {
    const drafts = [
      did(1, 1, 0, 'search'),
      did(1, 2, 50, 'search'),
      did(1, 2, 70, 'purchase'),
      did(2, 3, 0, 'search'),
      did(2, 4, 31, 'purchase'),
      did(2, 5, 60, 'search'),
    ]
    const names = ['search', 'purchase']
    expect(await reached(drafts, steps(names))).toEqual([4, 1])
    expect(await reached(drafts, steps(names, { window: '30m' }))).toEqual([2, 1])
    expect(await reached(drafts, steps(names, { window: '31m' }))).toEqual([2, 2])
    expect(await reached(drafts, steps(names, { window: '2d' }))).toEqual([2, 2])
    const { rows } = await ask(drafts, steps(names, { window: '30m' }))
    expect(rows[1]?.step_time).toBe(1200)
  })

  it('goes over days, weeks and the values of a segment, each row by where its walk began', async () => {
    const day = 24 * 60
    const drafts = [
      did(1, 1, 0, 'search', { device: 'phone' }),
      did(1, 1, 1, 'view_item', { device: 'phone' }),
      did(2, 2, 2 * day, 'search', { device: 'desktop' }),
      did(3, 3, 2 * day, 'search', { device: 'phone' }),
      did(3, 3, 2 * day + 1, 'view_item', { device: 'phone' }),
    ]
    const by = async (name: string, more = {}) => {
      const dimensions = ['funnel_step', name]
      const { rows } = await ask(drafts, steps(['search', 'view_item']), { dimensions, ...more })
      return rows.map((row) => [row[name], row.funnel_step, row.reached])
    }
    expect(await by('date')).toEqual([
      ['2026-11-09', 'search', 1],
      ['2026-11-09', 'view_item', 1],
      ['2026-11-10', 'search', 0],
      ['2026-11-10', 'view_item', 0],
      ['2026-11-11', 'search', 2],
      ['2026-11-11', 'view_item', 1],
    ])
    expect(await by('week')).toEqual([
      ['2026-11-09', 'search', 3],
      ['2026-11-09', 'view_item', 2],
    ])
    const segments = [
      ['phone', 'search', 2],
      ['phone', 'view_item', 2],
      ['desktop', 'search', 1],
      ['desktop', 'view_item', 0],
    ]
    expect(await by('device')).toEqual(segments)
    expect(await by('device', { limit: 1 })).toEqual(segments.slice(0, 2))
    expect(await by('source')).toEqual([
      ['direct', 'search', 3],
      ['direct', 'view_item', 2],
    ])
  })

  it('is compared step by step, and a segment with itself', async () => {
    const before = did(9, 9, -2 * 24 * 60, 'search')
    const drafts = [did(1, 1, 0, 'search'), did(1, 1, 1, 'purchase'), before]
    const more = { dimensions: ['funnel_step', 'device'], compare: 'previous' }
    const { rows } = await ask(drafts, steps(['search', 'purchase']), more)
    expect(rows.map((row) => row.previous?.reached)).toEqual([1, 0])
  })

  it('leaves who has no visit out', async () => {
    const withdrawn = { visitor: uuid(0), session: uuid(0), name: 'search' }
    const drafts: Draft[] = [
      {
        ...withdrawn,
        visitor: '00000000-0000-0000-0000-000000000000',
        session: '00000000-0000-0000-0000-000000000000',
      },
    ]
    expect(await reached(drafts, steps(['search', 'purchase']))).toEqual([0, 0])
    expect(await reached([order(1)], steps(['search', 'purchase'], { window: '1d' }))).toEqual([0, 0])
  })
})

describe('where small groups are hidden, a funnel', () => {
  const brand = { ...shop, smallestGroup: 3 }
  /** Five search on telephones, of whom some go on. */
  const visitors = (goingOn: number, device = 'phone', first = 1): Draft[] =>
    Array.from({ length: 5 }, (_, at) => first + at).flatMap((who, at) => [
      did(who, who, 0, 'search', { device }),
      ...(at < goingOn ? [did(who, who, 1, 'view_item', { device })] : []),
      ...(at < goingOn ? [did(who, who, 2, 'purchase', { device })] : []),
    ])
  const asked = async (drafts: Draft[], more: object = {}) => {
    const metrics = ['reached', 'share', 'step_rate', 'step_time']
    const funnel = steps(['search', 'view_item', 'purchase'])
    return reportOf(drafts, { metrics, dimensions: ['funnel_step'], funnel, ...more }, brand)
  }
  const shown = ({ rows }: Awaited<ReturnType<typeof asked>>) => rows.map((row) => row.reached)

  it('says nothing of a step that too few did, or that too few did not', async () => {
    expect(shown(await asked(visitors(5)))).toEqual([5, 5, 5])
    const few = await asked(visitors(2))
    expect(shown(few)).toEqual([5, null, null])
    expect(few.meta.suppressed).toBe(2)
    const mostGoOn = await asked(visitors(4))
    expect(shown(mostGoOn)).toEqual([5, null, null])
    expect(mostGoOn.rows[2]).toMatchObject({ step_rate: null, step_time: null, share: null })
  })

  it('hides a segment of too few with all its steps', async () => {
    const drafts = [
      ...visitors(5),
      ...visitors(5, 'desktop', 20),
      did(90, 90, 0, 'search', { device: 'tablet' }),
    ]
    const { rows, meta } = await asked(drafts, { dimensions: ['funnel_step', 'device'] })
    expect(new Set(rows.map((row) => row.device)).has('tablet')).toBe(false)
    expect(rows.every((row) => row.reached === 5)).toBe(true)
    expect(meta.suppressed).toBeGreaterThan(0)
  })

  it('is withheld where the filter of a step would cut through what is hidden', async () => {
    const drafts = [...visitors(5), did(90, 90, 0, 'search', { device: 'tablet' })]
    const onTablet = { event: 'search', filters: [['device', 'is', 'tablet']] }
    const { rows, meta } = await asked(drafts, { funnel: steps([onTablet, 'purchase']) })
    expect(rows).toEqual([])
    expect(meta.suppressed).toBeGreaterThan(0)
  })
})
