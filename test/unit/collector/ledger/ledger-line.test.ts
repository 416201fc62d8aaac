import { describe, expect, it } from 'vitest'
import { formatLine, type LedgerLine, parseLine } from '../../../../collector/ledger/ledger-line.ts'
import { parseLedger } from '../../../../collector/ledger/parse-ledger.ts'
import { ledgerAct, newTestLedger } from '../../../support/test-ledger.ts'

async function someLines() {
  const ledger = newTestLedger()
  await ledger.append([ledgerAct(), ledgerAct({ act: 'withdrawn' })])
  return ledger.lines()
}

async function parsed(...pieces: string[]): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = []
  for await (const line of parseLedger(pieces)) lines.push(line)
  return lines
}

describe('a line of an exported ledger', () => {
  it('is read as it was written, but for what stands beside an entry in the database', async () => {
    for (const line of await someLines()) {
      const { body, hash } = line.kind === 'entry' ? line.entry : { body: '', hash: '' }
      expect(parseLine(formatLine(line))).toEqual(
        line.kind === 'entry' ? { kind: 'entry', entry: { body, hash } } : line,
      )
    }
  })

  it('is unreadable in any other spelling', async () => {
    const [entry = '', , checkpoint = ''] = (await someLines()).map(formatLine)
    const others = [
      '',
      'null',
      '{}',
      ` ${entry}`,
      `${entry} `,
      `${entry}\r`,
      entry.replace('"hash":"', '"hash":"A'),
      entry.replace('{"entry"', '{"Entry"'),
      checkpoint.replace(':', ': '),
      checkpoint.replace('"signature"', '"note":1,"signature"'),
      checkpoint.replace(/"sequence":\d+/, '"sequence":"2"'),
      checkpoint.replace('{"at"', '{"at":1,"at"'),
    ]
    for (const text of others) expect([text, parseLine(text).kind]).toEqual([text, 'unreadable'])
  })
})

describe('a ledger as text', () => {
  it('has the same lines in whatever pieces it comes, with or without a last end of line', async () => {
    const text = (await someLines()).map((line) => `${formatLine(line)}\n`).join('')
    const lines = await parsed(text)
    expect(lines.map(({ kind }) => kind)).toEqual(['entry', 'entry', 'checkpoint'])
    expect(await parsed(...text)).toEqual(lines)
    expect(await parsed(text.slice(0, 700), text.slice(700))).toEqual(lines)
    expect(await parsed(text.trimEnd())).toEqual(lines)
  })

  it('has an unreadable line where one is empty, and none where there is no text', async () => {
    const [first = ''] = (await someLines()).map(formatLine)
    expect((await parsed(`${first}\n\n`)).map(({ kind }) => kind)).toEqual(['entry', 'unreadable'])
    expect(await parsed()).toEqual([])
    expect(await parsed('', '')).toEqual([])
  })
})
