import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWholeRecord } from '../../../../collector/events/record.ts'
import type { SeedOptions } from '../../../../collector/seed/generate.ts'
import { seedBrand } from '../../../../collector/seed/write.ts'
import type { LoadResult, Segment } from '../../../../collector/stores/events.ts'

const options: SeedOptions = {
  brand: 'demo',
  seed: 'a',
  days: 3,
  until: '2026-11-03',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  volume: { visitsPerDay: 1500 },
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-seed-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A store that looks at each segment while it stands. */
function watching(load: (segment: Segment, text: string) => LoadResult) {
  let made = 0
  const store = { load: async (segment: Segment) => load(segment, await readFile(segment.path, 'utf8')) }
  return { folder: join(folder, 'seed'), store, newSegmentId: () => `segment-${++made}` }
}

describe('seedBrand', () => {
  it('loads whole records in segments of at most 5,000 and says the totals', async () => {
    const sizes: number[] = []
    const target = watching((segment, text) => {
      const lines = text.trimEnd().split('\n')
      expect(segment.path).toBe(join(folder, 'seed', `${segment.id}.ndjson`))
      expect(lines).toHaveLength(segment.events)
      expect(lines.every(isWholeRecord)).toBe(true)
      sizes.push(lines.length)
      return { stored: lines.length - 1, repeated: 1 }
    })
    const summary = await seedBrand(options, target)
    const events = sizes.reduce((sum, size) => sum + size, 0)
    expect(Math.max(...sizes)).toBe(5000)
    expect(summary).toMatchObject({ from: '2026-11-01', to: '2026-11-03', stored: events - sizes.length })
    expect(summary.repeated).toBe(sizes.length)
    expect(summary.totals.events).toBe(events)
    expect(summary.days.map((day) => day.date)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    expect(summary.days.reduce((sum, day) => sum + day.revenue_minor, 0)).toBe(summary.totals.revenue_minor)
    expect(summary.totals.visitors).toBeLessThan(summary.days.reduce((sum, day) => sum + day.visitors, 0))
  })

  it('leaves no segment behind, neither loaded nor refused', async () => {
    const small = { ...options, volume: { visitsPerDay: 5 } }
    await seedBrand(
      small,
      watching(() => ({ stored: 0, repeated: 0 })),
    )
    const refuse = () => {
      throw new Error('the disk is full')
    }
    await expect(seedBrand(small, watching(refuse))).rejects.toThrow('the disk is full')
    expect(await readdir(join(folder, 'seed'))).toEqual([])
  })
})
