import { defineConfig } from 'vitest/config'
import { RandomByProject } from './test/support/random-by-project.ts'

const project = (name: string, include: string[], options: object = {}) => ({
  extends: true as const,
  test: { name, include, ...options },
})

/** A machine that others use too is slow at times: what hangs is found, what waits for its turn is not called broken. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000 }

/** The collector keeps no state in its modules: a worker loads them once for all files (a third of the time). */
const sharing = { ...patient, isolate: false }

export default defineConfig({
  test: {
    sequence: { shuffle: true, sequencer: RandomByProject },
    // As many as the smallest machine has processors: a third saved a minute of seventeen, and made every page slower.
    maxWorkers: 2,
    maxConcurrency: 2,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}'], {
        ...patient,
        exclude: ['test/unit/collector/**'],
        // Each file has its own here, and threads are made with less work than processes.
        pool: 'threads',
      }),
      project('collector', ['test/unit/collector/**/*.test.ts'], sharing),
      project('property', ['test/property/**/*.test.ts'], sharing),
      project('contract', ['test/contract/**/*.test.ts', 'test/size/**/*.test.ts'], sharing),
      project('fault', ['test/fault/**/*.test.ts'], {
        ...patient,
        testTimeout: 300_000,
        // Most of it waits: for a lease to end, for slow clients to be hung up on, for a process to start again.
        maxWorkers: 3,
        // After the others: what is killed at a chosen moment has hardly anything beside it.
        sequence: { groupOrder: 1 },
      }),
      project('browser', ['test/browser/**/*.test.ts'], { ...sharing, testTimeout: 120_000 }),
    ],
  },
})
