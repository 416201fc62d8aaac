// `npm test`: installs what is missing, builds, checks the house's rules, runs every test. The last line is the count.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installBrowsers, installPackages, project, run } from './install.mjs'

const resultsFile = join(project, 'test-results', 'vitest.json')

/** Of the sources: each a command of a package or of our own, with the words for the person. */
const sourceChecks = [
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit']],
  ['style', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']],
  [
    'imports',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ['sdk', 'collector', 'widgets', '--config', '.dependency-cruiser.cjs'],
  ],
  ['dead code', 'node_modules/knip/bin/knip.js', []],
]
/** Of what was built. */
const packageCheck = ['package', 'scripts/package-check.mjs', []]

/** Whether it passed; it runs beside the others, and what it has to say is shown in one piece. */
function check([name, program, args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: project })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
    child.once('close', (code) => {
      process.stdout.write(`${Buffer.concat(said)}${code === 0 ? 'passed' : 'failed'}: ${name}\n`)
      resolve(code === 0)
    })
  })
}

installPackages()
const browsers = installBrowsers()
const checks = sourceChecks.map(check)
build()
checks.push(check(packageCheck))
const failedChecks = (await Promise.all(checks)).filter((hasPassed) => !hasPassed)

rmSync(resultsFile, { force: true })
mkdirSync(join(project, 'test-results'), { recursive: true })
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
