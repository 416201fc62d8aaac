// What goes in comes out, or is refused.
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { expect, it } from 'vitest'
import type { Value } from '../../../collector/stores/records.ts'
import { opened } from './bench.ts'
import type { RecordEngine } from './place.ts'

const refusedValues: [string, Value][] = [
  ['text with a NUL', 'a\0b'],
  ['text with half a character', 'a\ud800b'],
  ['an integer beyond 2^53', 2 ** 53],
  ['an integer below -2^53', -(2 ** 53)],
  ['a number that is none', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
]

export function valueCases(engine: RecordEngine): void {
  it('null is null, an empty text is empty, and a text of digits stays a text', async () => {
    const { run } = await opened(engine)
    await run('INSERT INTO things (id, number, part, note) VALUES (?, ?, ?, ?)', ['007', null, null, ''])
    expect(await run('SELECT * FROM things')).toEqual([{ id: '007', number: null, part: null, note: '' }])
  })

  it('whole numbers are exact as far as a number holds them, also 64-bit ones', async () => {
    const { run } = await opened(engine)
    const numbers = [0, -1, 2 ** 31, 1e14, Date.UTC(2026, 10, 30), 2 ** 53 - 1, 1 - 2 ** 53]
    for (const [index, number] of numbers.entries())
      await run('INSERT INTO things (id, number) VALUES (?, ?)', [String(index), number])
    const rows = await run('SELECT number FROM things ORDER BY id')
    expect(rows.map(({ number }) => number)).toEqual(numbers)
  })

  it('fractions are exact', async () => {
    const { run } = await opened(engine)
    const parts = [0.1, -2.5, 1e-300, Math.PI]
    for (const part of parts) await run('INSERT INTO things (id, part) VALUES (?, ?)', [String(part), part])
    const rows = await run('SELECT id, part FROM things')
    expect(rows.every(({ id, part }) => id === String(part))).toBe(true)
    expect(rows).toHaveLength(parts.length)
  })

  it('S5: texts come back as they were, whatever they hold', async () => {
    const { store, run } = await opened(engine)
    const texts = [
      ...naughtyStrings,
      '日本語',
      'مرحبا',
      '👩‍👩‍👧',
      'e\u0301',
      '\u2028',
      '\ufeff',
      "'; DROP TABLE things; --",
      '?',
    ]
    await store.transact('shop', async (tx) => {
      for (const [index, text] of texts.entries())
        await tx.run('INSERT INTO things (id, number, note) VALUES (?, ?, ?)', [String(index), index, text])
    })
    const rows = await run('SELECT note FROM things ORDER BY number')
    expect(rows.map(({ note }) => note)).toEqual(texts)
  })

  it('a long text comes back whole', async () => {
    const { run } = await opened(engine)
    const note = 'é'.repeat(1_000_000)
    await run('INSERT INTO things (id, note) VALUES (?, ?)', ['long', note])
    const [row] = await run('SELECT note FROM things')
    expect(row?.note === note).toBe(true)
  })

  it.each(refusedValues)('%s is refused, not changed', async (_, value) => {
    const { run, ids } = await opened(engine)
    await expect(run('INSERT INTO things (id, note) VALUES (?, ?)', ['a', value])).rejects.toMatchObject({
      name: 'RecordStatementError',
      reason: 'statement',
    })
    expect(await ids()).toEqual([])
  })

  it('a sum that a number cannot hold is refused, not rounded', async () => {
    const { run } = await opened(engine)
    const most = Number.MAX_SAFE_INTEGER
    await run('INSERT INTO things (id, number) VALUES (?, ?), (?, ?)', ['a', most, 'b', most])
    await expect(run('SELECT sum(number) AS total FROM things')).rejects.toThrow('total')
  })

  it.each([[['a']], [['a', 'b', 'c']]])(
    'as many values as places: %j are refused for two',
    async (values) => {
      const { run } = await opened(engine)
      const inserting = run("INSERT INTO things (id, note) VALUES (?, '?' || ?)", values)
      await expect(inserting).rejects.toMatchObject({ name: 'RecordStatementError', reason: 'statement' })
    },
  )

  it('a place within quotes is none', async () => {
    const { run } = await opened(engine)
    expect(await run("SELECT 'why?' AS question, ? AS answer", ['so'])).toEqual([
      { question: 'why?', answer: 'so' },
    ])
  })
}
