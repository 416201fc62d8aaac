// The published package as a shop's developer gets it: packed, installed elsewhere, imported and compiled.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const built = fileURLToPath(new URL('../../dist/npm', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** A project of its own in which the package is installed from its tarball, without a registry. */
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-npm-'))
  const { stdout } = await run('npm', [
    'pack',
    built,
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ])
  const [packed] = Object.values<{ filename: string }>(JSON.parse(stdout))
  await writeFile(join(folder, 'package.json'), '{ "name": "shop", "private": true, "type": "module" }')
  const tarball = join(folder, packed?.filename ?? '')
  await run('npm', ['install', tarball, '--offline', '--no-audit', '--no-fund'], { cwd: folder })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const runNode = async (code: string) =>
  (await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder })).stdout.trim()

/** What the compiler says of files in the shop, line by line; libraries are checked too. */
async function compile(files: Record<string, string>, settings: string[]): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const command = [tsc, ...settings, '--noEmit', '--strict', '--ignoreConfig', ...Object.keys(files)]
  const said = await run(process.execPath, command, { cwd: folder }).catch((error) => error)
  return String(said.stdout).split('\n').filter(Boolean)
}

const consumer = `import { type BrandTagSettings, type Candor, type CandorOptions, createCandor } from 'candor'
const options: CandorOptions = { brand: 'shop-fr', endpoint: 'https://shop.example.com/_c/' }
const candor: Candor = createCandor(options)
candor('search', { search_term: 'boots', results: 12 })
export const allowed: boolean = candor('consent', 'get').analytics
export const capture: BrandTagSettings['capture'] = { dataLayer: true, links: false, searchParameters: ['q'] }
export const given: CandorOptions = { ...options, capture: { links: false }, consent: 'exempt' }
`

describe('the npm package', () => {
  it('installs alone: no dependency comes with it', async () => {
    const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'))
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/candor'])
  })

  it('imports in Node without touching anything, and does nothing where there is no window', async () => {
    const code = `const before = Reflect.ownKeys(globalThis).length
      const { createCandor, ...rest } = await import('candor')
      const after = Reflect.ownKeys(globalThis).length
      const candor = createCandor({ brand: 'shop-fr', endpoint: 'https://shop.example.com/_c/' })
      console.log(JSON.stringify([before === after, Object.keys(rest), typeof candor('page')]))`
    expect(JSON.parse(await runNode(code))).toEqual([true, [], 'undefined'])
  })

  it('is found by require too', async () => {
    const code = `import { createRequire } from 'node:module'
      console.log(typeof createRequire(import.meta.url)('candor').createCandor)`
    expect(await runNode(code)).toBe('function')
  })

  it.each([
    ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022']],
    ['Node', ['--module', 'nodenext', '--target', 'es2022']],
  ])('compiles strictly, library checks included, as %s resolves it', async (_, settings) => {
    const wrong = consumer.replace("'boots'", '7').replace("brand: 'shop-fr', ", '')
    const said = await compile({ 'right.ts': consumer, 'wrong.ts': wrong }, settings)
    expect(said.filter((line) => /^\S/.test(line)).map((line) => line.slice(0, 14))).toEqual([
      'wrong.ts(2,7):',
      'wrong.ts(4,8):',
    ])
    expect(said.join()).toContain("Property 'brand' is missing")
  })
})
