// `npm test`: installs what is missing, builds, checks the house's rules, runs every test. The last line is the count.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installBrowsers, installPackages, project, run } from './install.mjs'

const resultsFile = join(project, 'test-results', 'vitest.json')

/** Each a command of a package or of our own, with the words for the person. */
const checks = [
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit']],
  ['style', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']],
  [
    'imports',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ['sdk', 'collector', 'widgets', '--config', '.dependency-cruiser.cjs'],
  ],
  ['dead code', 'node_modules/knip/bin/knip.js', []],
  ['package', 'scripts/package-check.mjs', []],
]

installPackages()
const browsers = installBrowsers()
build()
rmSync(resultsFile, { force: true })
mkdirSync(join(project, 'test-results'), { recursive: true })

const failedChecks = checks.filter(([name, program, args]) => {
  const failed = run(process.execPath, [program, ...args]) !== 0
  process.stdout.write(`${failed ? 'failed' : 'passed'}: ${name}\n`)
  return failed
})
const runner = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${resultsFile}`,
]
const status = run(process.execPath, [...runner, ...process.argv.slice(2)], {
  env: { ...process.env, ...browsers },
})

// A run that wrote no results has failed, whatever else it said.
const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : null
const passed = (results?.numPassedTests ?? 0) + checks.length - failedChecks.length
const failed = (results?.numFailedTests ?? 1) + failedChecks.length
const isClean = status === 0 && failed === 0
process.stdout.write(`${passed} passed, ${isClean ? failed : Math.max(1, failed)} failed\n`)
process.exit(isClean ? 0 : 1)
