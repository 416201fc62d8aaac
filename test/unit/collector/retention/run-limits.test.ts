import { describe, expect, it } from 'vitest'
import { UnreadableBrand } from '../../../../collector/brands/brand-registry.ts'
import type { Limit, OperatorLimit } from '../../../../collector/retention/limit.ts'
import { createRunLimits } from '../../../../collector/retention/run-limits.ts'
import { testBrand } from '../../../support/test-brand.ts'

const limit = (id: Limit['id'], carryOut: Limit['carryOut']): Limit => ({ id, due: async () => [], carryOut })
const own = (id: OperatorLimit['id'], carryOut: OperatorLimit['carryOut']): OperatorLimit => ({
  id,
  due: async () => [],
  carryOut,
})

function newRuns(brand: Limit[], operator: OperatorLimit[] = [], names = ['acme', 'other']) {
  const failures: unknown[] = []
  const state = { goesOn: true, names, unreadable: [] as string[] }
  const runs = createRunLimits({
    limits: { brand, operator },
    brands: {
      list: () => state.names,
      find(name) {
        if (state.unreadable.includes(name)) throw new UnreadableBrand('is no brand’s file')
        return state.names.includes(name) ? testBrand({}, name) : null
      },
    },
    now: () => 7,
    goesOn: () => state.goesOn,
    onCarried: () => {},
    onFailure: ({ brand: of, limit: id, error }) => void failures.push([of, id, String(error)]),
  })
  return { ...runs, failures, state }
}

describe('carrying limits out', () => {
  it('goes through every brand’s and the operator’s own, and answers what each ended', async () => {
    const { runAll } = newRuns(
      [limit('R3', async ({ name }) => name.length)],
      [own('R17', async (now) => now)],
    )
    expect(await runAll()).toEqual({
      carried: [
        { brand: 'acme', limit: 'R3', ended: 4, failed: false },
        { brand: 'other', limit: 'R3', ended: 5, failed: false },
        { brand: null, limit: 'R17', ended: 7, failed: false },
      ],
      unreadable: [],
    })
  })

  it('names a brand that cannot be read once, and carries none of its limits out', async () => {
    const { runAll, run, state, failures } = newRuns([limit('R3', async () => 1), limit('R7', async () => 1)])
    state.unreadable = ['acme']
    const { carried, unreadable } = await runAll()
    expect([carried.map(({ brand }) => brand), unreadable]).toEqual([['other', 'other'], ['acme']])
    expect(await run('acme')).toEqual({ carried: [], unreadable: ['acme'] })
    expect(failures).toEqual([])
  })

  it('is not stopped by a limit that fails', async () => {
    const failing = limit('R3', async () => {
      throw new Error('no disk')
    })
    const { run, failures } = newRuns([failing, limit('R7', async () => 1)])
    expect((await run('acme')).carried).toMatchObject([
      { failed: true },
      { limit: 'R7', ended: 1, failed: false },
    ])
    expect(failures).toEqual([['acme', 'R3', 'Error: no disk']])
  })

  it('never happens twice at once', async () => {
    let under = 0
    let most = 0
    const slow = limit('R3', async () => {
      most = Math.max(most, ++under)
      await new Promise(setImmediate)
      under -= 1
      return 0
    })
    const { run, runAll } = newRuns([slow])
    await Promise.all([run('acme'), runAll(), run('acme'), run('other')])
    expect(most).toBe(1)
  })

  it('ends after the limit that is under way, once it is stopped', async () => {
    const carried: string[] = []
    const stopping = limit('R3', async ({ name }) => {
      carried.push(name)
      runs.state.goesOn = false
      return 1
    })
    const runs = newRuns([stopping, limit('R7', async () => 1)])
    expect((await runs.runAll()).carried).toHaveLength(1)
    await runs.stop()
    expect(carried).toEqual(['acme'])
  })

  it('does not carry out the limits of a brand that one of them ended', async () => {
    const runs = newRuns([
      limit('R12', async () => {
        runs.state.names = []
        return 1
      }),
      limit('R22', async () => 1),
    ])
    expect((await runs.run('acme')).carried).toMatchObject([
      { ended: 1 },
      { limit: 'R22', ended: 0, failed: false },
    ])
  })
})
