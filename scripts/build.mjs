// `npm run build`: everything into dist/, unless nothing has changed since the last build (`--force` builds anyway).
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveUp, installPackages, project, run } from './install.mjs'
import { writeNpmPackage } from './npm-package.mjs'

const sources = [
  'sdk',
  'widgets',
  'collector',
  'rollup.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'scripts/build.mjs',
  'scripts/npm-package.mjs',
  'scripts/tsconfig.browser.json',
  'scripts/tsconfig.collector.json',
  'scripts/tsconfig.types.json',
]
const stamp = join(project, 'dist', '.built-from')

/** Builds when needed; ends the process with one line when it fails. */
export function build({ force = false } = {}) {
  installPackages()
  const wanted = fingerprint()
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(join(project, 'dist'), { recursive: true, force: true })
  bundle()
  writeNpmPackage()
  copyPages()
  chmodSync(join(project, 'dist', 'cli.js'), 0o755)
  writeIntegrity()
  writeFileSync(stamp, wanted)
}

function bundle() {
  const status = run(process.execPath, [
    'node_modules/rollup/dist/bin/rollup',
    '-c',
    'rollup.config.mjs',
    '--silent',
  ])
  if (status !== 0) giveUp('the build failed (see above)')
}

/** Beside each page's script, which the bundler wrote. */
const pages = { reports: ['index.html', 'reports.css'], 'log-in': ['index.html', 'log-in.css'] }

function copyPages() {
  for (const [page, names] of Object.entries(pages)) {
    const from = join(project, 'widgets', page)
    const to = join(project, 'dist', 'widgets', page)
    mkdirSync(to, { recursive: true })
    for (const name of names) cpSync(join(from, name), join(to, name))
  }
}

/** The hash that brands which pin the tag put into `integrity`. */
function writeIntegrity() {
  const tag = readFileSync(join(project, 'dist', 'sdk', 'candor.js'))
  const integrity = `sha384-${createHash('sha384').update(tag).digest('base64')}`
  writeFileSync(
    join(project, 'dist', 'sdk', 'integrity.json'),
    `${JSON.stringify({ 'candor.js': integrity }, null, 2)}\n`,
  )
}

/** A hash of every source file's path and content. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const path of sources.flatMap((source) => filesUnder(source))) {
    hash.update(path).update(readFileSync(join(project, path)))
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  const full = join(project, path)
  if (path.includes('.')) return [path]
  const entries = readdirSync(full, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  )
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(project.length)).sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build({ force: process.argv.includes('--force') })
