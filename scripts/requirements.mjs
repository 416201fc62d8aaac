// `npm run requirements`: runs the tests and says which numbered requirement has a passing test. `--json` for programs.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installBrowsers, installPackages, project, run } from './install.mjs'
import { knownIds, proofLines, proofsOf } from './requirement-proofs.mjs'

const resultsFile = join(project, 'test-results', 'requirements.json')

function runTests() {
  installPackages()
  const browsers = installBrowsers()
  build()
  rmSync(resultsFile, { force: true })
  const runner = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    `--outputFile.json=${resultsFile}`,
  ]
  run(process.execPath, runner, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...browsers },
  })
  if (!existsSync(resultsFile)) throw new Error('the tests wrote no results')
  return JSON.parse(readFileSync(resultsFile, 'utf8')).testResults.flatMap((file) => file.assertionResults)
}

const ids = knownIds(readFileSync(join(project, 'docs', 'requirements.md'), 'utf8'))
const proofs = proofsOf(ids, runTests())
const isJson = process.argv.includes('--json')
process.stdout.write(`${isJson ? JSON.stringify(proofs, null, 2) : proofLines(proofs).join('\n')}\n`)
