import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { idsOf, knownIds, proofLines, proofsOf } from '../../../scripts/requirement-proofs.mjs'

const known = knownIds(readFileSync('docs/requirements.md', 'utf8'))

/** Every text in the tests that begins as a name with an ID does, up to its colon. */
const heads = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.test\.tsx?$/.test(path) && !path.endsWith('requirement-proofs.test.ts'))
  .flatMap((path) => [
    ...readFileSync(`test/${path}`, 'utf8').matchAll(/['"`]((?:[A-Z]|POPINS )\d{1,2}\b[^'"`:;\\\n]*: )/g),
  ])
  .map(([, head = '']) => head)

describe('the IDs', () => {
  it('are those of tables, of lines and after middle dots, each once, in their order', () => {
    const text = [
      '| K1  | a cookie |',
      'T1 a token lives 7 days · T2 a session ID as in K1 ·',
      'T3 a password, T4 none',
      '| POPINS 1 | boxes un-ticked |',
      'K1 and K2 assume it',
    ]
    expect(knownIds(text.join('\n'))).toEqual(['K1', 'T1', 'T2', 'T3', 'POPINS 1'])
  })

  it('are all of docs/requirements.md', () => {
    const counts = new Map<string, number>()
    for (const id of known) {
      const group = id.replace(/ ?\d+$/, '')
      counts.set(group, (counts.get(group) ?? 0) + 1)
    }
    const lettered = { K: 11, T: 7, E: 17, V: 7, C: 10, B: 4, R: 17, A: 6, L: 4, G: 4, X: 6 }
    expect(Object.fromEntries(counts)).toEqual({ ...lettered, POPINS: 13, S: 24 })
  })
})

describe('the head of a test’s name', () => {
  it.each([
    ['K4: a cookie lives 4320 hours', ['K4']],
    ['S5, X4: text stays text', ['S5', 'X4']],
    ['K8, POPINS 13: both', ['K8', 'POPINS 13']],
    ['a cookie lives as K4: says', []],
    ['K4 lives', []],
    ['POPINS: all of them', []],
    ['V3 and V4: both', []],
  ])('%j names %j', (name, ids) => {
    expect(idsOf(name)).toEqual(ids)
  })

  it('is understood wherever a test has one, and names a requirement that there is', () => {
    expect(heads.length).toBeGreaterThan(100)
    const wrong = heads.filter((head) => {
      const ids = idsOf(head)
      return ids.length === 0 || ids.some((id) => !known.includes(id))
    })
    expect(wrong).toEqual([])
  })
})

describe('the proofs', () => {
  const tests = [
    { title: 'K1: one', status: 'passed' },
    { title: 'K1, K2: both', status: 'passed' },
    { title: 'K3: right', status: 'passed' },
    { title: 'K3: wrong', status: 'failed' },
    { title: 'K4: never run', status: 'skipped' },
    { title: 'K9: unheard of', status: 'passed' },
  ]
  const proofs = proofsOf(['K1', 'K2', 'K3', 'K4', 'K5'], tests)

  it('are the names of the tests that passed, and none where one failed', () => {
    expect(proofs).toEqual({ K1: ['K1: one', 'K1, K2: both'], K2: ['K1, K2: both'], K3: [], K4: [], K5: [] })
  })

  it('are printed as one line an ID', () => {
    expect(proofLines(proofs)).toEqual([
      'K1 proven (2 tests)',
      'K2 proven (1 test)',
      'K3 open',
      'K4 open',
      'K5 open',
    ])
  })
})
