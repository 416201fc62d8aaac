// What `npm publish dist/npm` would publish: the right files, and a manifest that publint and attw find no fault with.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { build } from './build.mjs'
import { run } from './install.mjs'
import { packNpm } from './pack-npm.mjs'

/** Each file of the package is one of these. */
const expected =
  /^(candor\.mjs|package\.json|README\.md|LICENSE|CHANGELOG\.md|types\/([\w-]+\/)*[\w-]+\.d\.ts)$/
const required = ['candor.mjs', 'package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'types/index.d.ts']

build()
const folder = mkdtempSync(join(tmpdir(), 'candor-pack-'))
const packed = packNpm(folder)
const problems = [
  ...packed.files.filter((file) => !expected.test(file)).map((file) => `${file} does not belong into it`),
  ...required.filter((file) => !packed.files.includes(file)).map((file) => `${file} is missing`),
  ...Object.keys(packed.manifest.dependencies ?? {}).map((name) => `it depends on ${name}`),
  ...(await publintProblems(packed)),
]
for (const problem of problems) process.stdout.write(`candor-${packed.manifest.version}.tgz: ${problem}\n`)
// ESM only: a `require` gets the module from Node 20.19 on, so the checks for CommonJS say nothing here.
const attw = [
  'node_modules/@arethetypeswrong/cli/dist/index.js',
  packed.tarball,
  '--profile',
  'esm-only',
  '--no-definitely-typed',
]
const hasRightTypes = run(process.execPath, [...attw, '--no-emoji', '--no-color']) === 0
rmSync(folder, { recursive: true })
process.exit(problems.length === 0 && hasRightTypes ? 0 : 1)

async function publintProblems({ tarball, manifest }) {
  const { buffer } = new Uint8Array(readFileSync(tarball))
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true })
  return messages.map((message) => formatMessage(message, manifest, { color: false }))
}
