// Installs what is missing: the packages of the lockfile, and for the tests a Chromium. Needs nothing installed itself.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command with its output shown; its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: project, stdio: 'inherit', ...options })
  return error ? 1 : (status ?? 1)
}

/** Ends the process with one clear line. */
export function giveUp(message) {
  process.stderr.write(`candor: ${message}\n`)
  process.exit(1)
}

/** `npm ci` unless what is installed is what the lockfile says. */
export function installPackages() {
  if (isInstalled()) return
  process.stderr.write('Installing packages (npm ci)…\n')
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) giveUp('the packages could not be installed: npm ci failed (see above)')
}

function isInstalled() {
  const installed = join(project, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const headlessShellNames = ['chromium-headless-shell']

/**
 * What the tests' environment says of browsers. `CANDOR_CHROMIUM`: as it is named, one that is installed, or one from the
 * system's packages. `CANDOR_HEADLESS_SHELL`, where there is one: the same pages for a quarter of the work.
 */
export function installBrowsers() {
  const named = process.env.CANDOR_CHROMIUM
  if (named && !existsSync(named)) giveUp(`CANDOR_CHROMIUM: there is no ${named}`)
  const chromium = named || findProgram(chromiumNames) || installChromium()
  // Who names a browser wants that one.
  const shell = process.env.CANDOR_HEADLESS_SHELL ?? (named ? '' : findProgram(headlessShellNames))
  return { CANDOR_CHROMIUM: chromium, CANDOR_HEADLESS_SHELL: shell ?? '' }
}

function installChromium() {
  process.stderr.write('Installing Chromium from the system’s packages…\n')
  apt('update', '-qq')
  aptInstall('chromium', 'fonts-liberation')
  // By itself, because not every system has it.
  aptInstall('chromium-headless-shell')
  return (
    findProgram(chromiumNames) ??
    giveUp('no Chromium: install one (Debian: apt-get install chromium) or name it in CANDOR_CHROMIUM')
  )
}

const aptInstall = (...names) => apt('install', '-y', '-qq', '--no-install-recommends', ...names)

function apt(...args) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [command, ...rest] = [...sudo, 'apt-get', ...args]
  run(command, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(':')
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find((path) => existsSync(path))
}
