// `npm run requirements`: runs the tests and says which numbered requirement has a passing test. `--json` for programs.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installChromium, installPackages, project, run } from './install.mjs'

const resultsFile = join(project, 'test-results', 'requirements.json')

/** The IDs of docs/requirements.md, in its order: at the start of a table row, of a line or after a middle dot. */
function knownIds() {
  const text = readFileSync(join(project, 'docs', 'requirements.md'), 'utf8')
  return [...new Set([...text.matchAll(/(?:^\|? ?|· ?)([KTEVCBRALGX]\d{1,2}) /gm)].map((match) => match[1]))]
}

/** `K4: …` or `K4, K9: …` at the head of a test's name. */
function idsOf(name) {
  const head = /^([A-Z]\d{1,2}(?:, [A-Z]\d{1,2})*): /.exec(name)
  return head ? head[1].split(', ') : []
}

function runTests() {
  installPackages()
  const chromium = installChromium()
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
    env: { ...process.env, CANDOR_CHROMIUM: chromium },
  })
  if (!existsSync(resultsFile)) throw new Error('the tests wrote no results')
  return JSON.parse(readFileSync(resultsFile, 'utf8')).testResults.flatMap((file) => file.assertionResults)
}

const tests = runTests()
const proofs = Object.fromEntries(knownIds().map((id) => [id, { passed: [], failed: 0 }]))
for (const { title, status } of tests) {
  for (const id of idsOf(title)) {
    if (!proofs[id]) continue
    if (status === 'passed') proofs[id].passed.push(title)
    else proofs[id].failed++
  }
}
/** One failing test of an ID leaves it open. */
const proven = Object.entries(proofs).map(([id, { passed, failed }]) => [id, failed === 0 ? passed : []])
if (process.argv.includes('--json'))
  process.stdout.write(`${JSON.stringify(Object.fromEntries(proven), null, 2)}\n`)
else {
  for (const [id, names] of proven) {
    const count = names.length === 1 ? '1 test' : `${names.length} tests`
    process.stdout.write(`${id} ${names.length > 0 ? `proven (${count})` : 'open'}\n`)
  }
}
