// Which numbered requirement has a passing test: from the text that numbers them, and the tests' names and outcomes.

const id = '(?:[KTEVCBRALGXS]|POPINS )\\d{1,2}'

/** The IDs of docs/requirements.md, in its order: at the start of a table row, of a line or after a middle dot. */
export function knownIds(text) {
  const found = text.matchAll(new RegExp(`(?:^(?:\\| )?|· ?)(${id}) `, 'gm'))
  return [...new Set([...found].map((match) => match[1]))]
}

/** `K4: …` or `K4, POPINS 9: …` at the head of a test's name. */
export function idsOf(name) {
  const [, head] = new RegExp(`^(${id}(?:, ${id})*): `).exec(name) ?? []
  return head?.split(', ') ?? []
}

/** By ID, the names of the tests that prove it: none as long as one of them fails. `tests` as vitest writes them. */
export function proofsOf(ids, tests) {
  const named = tests.map(({ title, status }) => ({ title, status, ids: idsOf(title) }))
  return Object.fromEntries(
    ids.map((wanted) => {
      const its = named.filter((test) => test.ids.includes(wanted))
      const passed = its.filter(({ status }) => status === 'passed').map(({ title }) => title)
      return [wanted, its.some(({ status }) => status === 'failed') ? [] : passed]
    }),
  )
}

/** `K4 proven (3 tests)` or `K4 open`, a line an ID. */
export function proofLines(proofs) {
  return Object.entries(proofs).map(([known, { length }]) => {
    if (length === 0) return `${known} open`
    return `${known} proven (${length === 1 ? '1 test' : `${length} tests`})`
  })
}
