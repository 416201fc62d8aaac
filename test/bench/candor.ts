// The built collector, for the measurements: its command, and a data folder with a brand in it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export const brand = 'boutique'

export interface Candor {
  /** The brand's key for the API. */
  apiKey: string
  /** Where its data, its keys and whatever else a measurement needs stand. */
  folder: string
  env: Record<string, string>
  run(args: string[]): string
  serve(): Promise<ServerProcess>
  remove(): void
}

/** `settings`: those of the brand that are not their default. */
export function createCandor(settings: Partial<BrandSettingsInput> = {}): Candor {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const env = {
    CANDOR_DATA: join(folder, 'data'),
    CANDOR_KEYS: join(folder, 'keys'),
    CANDOR_PORT: '0',
    CANDOR_LOG: 'error',
  }
  const run = (args: string[]) =>
    execFileSync(process.execPath, [cli, ...args], { env: { ...process.env, ...env }, encoding: 'utf8' })
  const file = join(folder, 'settings.json')
  writeFileSync(file, JSON.stringify({ origins: ['https://shop.example.com'], ...settings }))
  const added = run(['brand', 'add', brand, '--settings', file, '--json'])
  return {
    apiKey: JSON.parse(added).api_key,
    folder,
    env,
    run,
    serve: () => startServer([cli, 'serve'], env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
