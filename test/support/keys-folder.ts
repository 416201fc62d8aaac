// A keys folder that lives as long as its test.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A path that does not exist yet, inside a temporary folder removed after the test. */
export function newKeysFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'candor-keys-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  return join(parent, 'keys')
}

/** Bytes that differ from call to call and from byte to byte, the same in every run. */
export function countingRandom(): (bytes: number) => Buffer {
  let calls = 0
  return (bytes) => {
    calls++
    return Buffer.from(Array.from({ length: bytes }, (_, i) => (calls * 37 + i) % 256))
  }
}
