// A folder that lives as long as its test.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Made empty, removed with everything in it after the test. Call it inside a test. */
export function newTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
