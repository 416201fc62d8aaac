import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], options: object = {}) => ({
  extends: true as const,
  test: { name, include, ...options },
})

/** The projects that start a collector or a browser share two cores: one file at a time. */
const oneAtATime = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    projects: [
      project('unit', ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx']),
      project('property', ['test/property/**/*.test.ts'], { testTimeout: 30_000 }),
      project('contract', ['test/contract/**/*.test.ts', 'test/size/**/*.test.ts'], oneAtATime),
      project('fault', ['test/fault/**/*.test.ts'], { ...oneAtATime, testTimeout: 300_000 }),
      project('browser', ['test/browser/**/*.test.ts'], oneAtATime),
    ],
  },
})
