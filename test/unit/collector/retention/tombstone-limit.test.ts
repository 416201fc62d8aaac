import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName } from '../../../../collector/backup/backup-folder.ts'
import { rotationOf } from '../../../../collector/backup/rotation.ts'
import { openTombstones, type Tombstone } from '../../../../collector/erasure/tombstones.ts'
import {
  createTombstoneLimit,
  isOlderThanTombstones,
} from '../../../../collector/retention/tombstone-limit.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

const dayMs = 86_400_000
const at = (text: string) => Date.parse(`${text}Z`)

function erased(id: string, on: string, kind: Tombstone['kind'] = 'contact'): Tombstone {
  const whose = { visitors: [], customers: [], emails: [], phones: [] }
  const what = { brand: 'acme', kind, contacts: [], ambassador: null, whose, suppressions: [] }
  return { id, reason: 'request', by: 'operator', at: at(on), ...what }
}

/** Erased on the first and on the last day of a month, and a brand between. */
function startErased() {
  const folder = newTempFolder()
  const backupsFolder = join(folder, 'backups')
  const tombstones = openTombstones(folder)
  tombstones.add(erased('first', '2026-11-01T00:00'))
  tombstones.add(erased('brand', '2026-11-15T00:00', 'brand'))
  tombstones.add(erased('last', '2026-11-30T23:59'))
  tombstones.add(erased('later', '2026-12-01T00:00'))
  const logged: unknown[] = []
  const state = { goesOn: true }
  const limit = createTombstoneLimit({
    tombstones,
    backupsFolder,
    accessLog: { add: async (brand, { entity, id }) => void logged.push([brand, entity, id]) },
    goesOn: () => state.goesOn,
  })
  const left = () => tombstones.read().tombstones.map(({ id }) => id)
  const all = ['first', 'brand', 'last', 'later']
  const backUp = (on: string) => mkdirSync(join(backupsFolder, backupName(at(on))), { recursive: true })
  return { limit, logged, left, all, backUp, backupsFolder, state }
}

const due = at('2028-01-01T00:00')

describe('the limit of tombstones', () => {
  it('R18: keeps a month until thirteen months after its end, and then all but that a brand was erased', async () => {
    const { limit, logged, left, all } = startErased()
    expect([await limit.due(due - 1), await limit.carryOut(due - 1), left()]).toEqual([[], 0, all])
    expect(await limit.due(due)).toEqual([
      { limit: 'R18', kind: 'tombstone_month', id: '2026-11', at: due, what: 'delete' },
    ])
    expect([await limit.carryOut(due), left()]).toEqual([1, ['brand', 'later']])
    expect(logged).toEqual([[null, 'tombstones', '2026-11']])
    expect(await limit.carryOut(due)).toBe(0)
  })

  it('R18: keeps it for as long as a backup stands there that is older than one of its erasures', async () => {
    const { limit, left, all, backUp, backupsFolder } = startErased()
    backUp('2026-11-30T23:58')
    backUp('2026-12-05T00:00')
    const late = due + 15 * dayMs
    expect([await limit.due(late), await limit.carryOut(late), left()]).toEqual([[], 0, all])
    rmSync(join(backupsFolder, backupName(at('2026-11-30T23:58'))), { recursive: true })
    expect([await limit.carryOut(late), left()]).toEqual([1, ['brand', 'later']])
  })

  it('takes none once the collector is stopping', async () => {
    const { limit, left, all, state } = startErased()
    state.goesOn = false
    expect([await limit.carryOut(due), left()]).toEqual([0, all])
  })

  it('R18, X3: of no backup that is still kept, rotated a day late, is a tombstone missing', () => {
    const moment = fc.integer({ min: at('2024-01-01T00:00'), max: at('2040-01-01T00:00') })
    fc.assert(
      fc.property(moment, (begunAt) => {
        const longest = { amount: 12, unit: 'months' } as const
        const [backup] = rotationOf([{ begunAt }], { backups: longest, monthly: longest })
        const end = (backup?.at ?? 0) + dayMs
        expect(isOlderThanTombstones(begunAt, end)).toBe(false)
        expect(isOlderThanTombstones(begunAt, end + 62 * dayMs)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
