import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDailySalts } from '../../collector/privacy/daily-salt.ts'

const dayMs = 86_400_000
const start = Date.UTC(2026, 10, 21) / dayMs

/** Each salt is its own number, so that a repeat shows. */
function numberedRandom() {
  let made = 0
  return (bytes: number) => {
    const salt = Buffer.alloc(bytes)
    salt.writeUInt32BE(++made)
    return salt
  }
}

function open(folder: string, nowMs: number, random: (bytes: number) => Buffer) {
  const opened = openDailySalts({ folder, nowMs, random })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.salts
}

function saltsOnDisk(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace(/^salt-(.*)\.txt$/, '$1'),
      readFileSync(join(folder, name), 'utf8').trim(),
    ]),
  )
}

/** What must be true of the salts: each day its own, the neighbours of today kept, nothing else. */
function createModel() {
  const kept = new Map<number, string>()
  const ever = new Set<string>()
  return {
    check(day: number, salt: string) {
      for (const of of kept.keys()) if (Math.abs(of - day) > 1) kept.delete(of)
      const known = kept.get(day)
      if (known === undefined) expect(ever).not.toContain(salt)
      else expect(salt).toBe(known)
      kept.set(day, salt)
      ever.add(salt)
    },
    byDate: () =>
      Object.fromEntries(
        [...kept].map(([day, salt]) => [new Date(day * dayMs).toISOString().slice(0, 10), salt]),
      ),
  }
}

/** A walk of the clock, forwards and backwards, with restarts on the way. */
const walk = fc.array(
  fc.record({
    days: fc.integer({ min: -3, max: 3 }),
    ms: fc.integer({ min: 0, max: dayMs - 1 }),
    restart: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
)

function takeWalk(folder: string, steps: { days: number; ms: number; restart: boolean }[]) {
  const random = numberedRandom()
  const model = createModel()
  let day = start
  let salts = open(folder, start * dayMs, random)
  model.check(day, salts.saltFor(start * dayMs).toString('base64'))
  for (const { days, ms, restart } of steps) {
    day += days
    const now = day * dayMs + ms
    if (restart) salts = open(folder, now, random)
    model.check(day, salts.saltFor(now).toString('base64'))
    expect(saltsOnDisk(folder)).toEqual(model.byDate())
  }
}

it('however the clock jumps and the collector restarts, no salt near the day is lost, doubled or kept too long', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'candor-salts-'))
      try {
        takeWalk(folder, steps)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
    { numRuns: 40 },
  )
})
