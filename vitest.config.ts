import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], options: object = {}) => ({
  extends: true as const,
  test: { name, include, ...options },
})

/** For the projects that start a store, a collector or a browser, of which two share the machine. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      project('unit', ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx']),
      project('property', ['test/property/**/*.test.ts'], patient),
      project('contract', ['test/contract/**/*.test.ts', 'test/size/**/*.test.ts'], patient),
      project('fault', ['test/fault/**/*.test.ts'], {
        ...patient,
        testTimeout: 300_000,
        // What is killed at a chosen moment has the machine to itself.
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
      project('browser', ['test/browser/**/*.test.ts'], patient),
    ],
  },
})
