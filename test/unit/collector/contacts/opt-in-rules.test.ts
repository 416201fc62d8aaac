import { describe, expect, it } from 'vitest'
import { type Given, isPending, optInRules } from '../../../../collector/contacts/opt-in-rules.ts'
import type { OptInCase, OptIns } from '../../../../sdk/protocol/opt-in.ts'
import { blogPopinTable, internalFormTable } from './popin-case-tables.ts'
import { brandDatabaseTable, externalFormTable, orderPopinTable, orderTable } from './server-case-tables.ts'

const answers: Record<string, boolean | undefined> = { '+': true, o: false, '.': undefined }

/** The cells of a table's lines. */
function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
}

function answer(cell: string | undefined): boolean | undefined {
  if (cell === undefined || !(cell in answers)) throw new Error(`${cell} is no answer`)
  return answers[cell]
}

function given(fields: Partial<Given> = {}): Given {
  return { boxes: {}, assumeFromBrand: true, confirmed: false, ...fields }
}

function boxes([ambassador, brand, partners]: string[]): Given['boxes'] {
  return { ambassador: answer(ambassador), brand: answer(brand), partners: answer(partners) }
}

/** What a rule answers, as a table writes it. */
function written(optInCase: OptInCase, of: Given): string[] {
  const { ambassador, brand, partners } = optInRules[optInCase](of)
  return [ambassador, brand, String(partners)]
}

/** Both halves of each line of a popin's table, with what the rule answers instead. */
function expectPopinTable(optInCase: OptInCase, table: string): void {
  const rows = rowsOf(table)
  expect(rows).toHaveLength(27)
  expect(new Set(rows.map((row) => row.slice(0, 3).join())).size).toBe(27)
  for (const row of rows) {
    const asked = given({ boxes: boxes(row) })
    const ruled = [...written(optInCase, asked), ...written(optInCase, { ...asked, confirmed: true })]
    expect([...row.slice(0, 3), ...ruled]).toEqual(row)
  }
}

function expectAnsweredTable(optInCase: OptInCase, table: string): void {
  const rows = rowsOf(table)
  expect(new Set(rows.map((row) => row.slice(0, 3).join())).size).toBe(27)
  for (const row of rows)
    expect([...row.slice(0, 3), ...written(optInCase, given({ boxes: boxes(row) }))]).toEqual(row)
}

const allTicked = { ambassador: true, brand: true, partners: true }
const member: OptIns = { ambassador: 'external_form', brand: 'none', partners: true }

describe('the ten ways in', () => {
  it.each(['C1', 'C2'] as const)(
    '%s: a contact that nobody asked is new and hidden from the brand',
    (way) => {
      for (const boxes of [{}, allTicked])
        expect(written(way, given({ boxes, brandOptIn: true, confirmed: true }))).toEqual([
          'new',
          'none',
          'false',
        ])
    },
  )

  it('C3: each opt-in that the brand’s database sends counts for its own recipient alone', () => {
    expectAnsweredTable('C3', brandDatabaseTable)
  })

  it('C3: the brand’s own opt-in is never taken for the ambassador’s', () => {
    expect(optInRules.C3(given({ brandOptIn: true })).ambassador).toBe('new')
  })

  it('C4: a contact of a social network is that alone, whatever is sent with it', () => {
    expect(written('C4', given({ boxes: allTicked }))).toEqual(['social_only', 'none', 'false'])
  })

  it('C5: every combination of a blog popin’s three boxes, before and after the confirmation', () => {
    expectPopinTable('C5', blogPopinTable)
  })

  it('C6: every combination of an internal form’s three boxes, before and after the confirmation', () => {
    expectPopinTable('C6', internalFormTable)
  })

  it('C7: an order without a popin, with every answer of the brand and both settings of its switch', () => {
    const rows = rowsOf(orderTable)
    expect(new Set(rows.map((row) => row.slice(0, 2).join())).size).toBe(6)
    for (const [brand, assumed, ...expected] of rows) {
      const asked = given({ brandOptIn: answer(brand), assumeFromBrand: assumed === 'on', boxes: allTicked })
      expect([brand, assumed, ...written('C7', asked)]).toEqual([brand, assumed, ...expected, 'false'])
    }
  })

  it('C8: an order with a popin, with every answer of the brand and of the box and both settings of the switch', () => {
    const rows = rowsOf(orderPopinTable)
    expect(new Set(rows.map((row) => row.slice(0, 3).join())).size).toBe(18)
    for (const row of rows) {
      const [brand, assumed, box] = row
      const asked = given({
        brandOptIn: answer(brand),
        assumeFromBrand: assumed === 'on',
        boxes: { ambassador: answer(box), brand: true, partners: true },
      })
      const [before, after] = [asked, { ...asked, confirmed: true }].map((of) => written('C8', of))
      expect([before?.pop(), after?.pop()]).toEqual(['false', 'false'])
      expect([brand, assumed, box, ...(before ?? []), ...(after ?? [])]).toEqual(row)
    }
  })

  it('C9: who is not in yet answers the boxes of a blog popin', () => {
    expectPopinTable('C9', blogPopinTable)
    const current: OptIns = { ambassador: 'storage_only', brand: 'none', partners: false }
    expect(written('C9', given({ current, confirmed: true, boxes: { ambassador: true } }))).toEqual([
      'blog_popin_verified',
      'none',
      'false',
    ])
  })

  it('C9: who is in already stays as they are', () => {
    expect(optInRules.C9(given({ current: member }))).toEqual(member)
  })

  it('C10: every combination of what an external form asked and was answered', () => {
    expectAnsweredTable('C10', externalFormTable)
  })
})

describe('waiting for the confirmation', () => {
  it('C8 waits for the ambassador’s box alone, and for none where the brand’s opt-in stands for it', () => {
    const rule = (fields: Partial<Given>) => isPending(optInRules.C8(given(fields)))
    expect(rule({ boxes: { ambassador: true } })).toBe(true)
    expect(rule({ boxes: { ambassador: false, brand: true, partners: true } })).toBe(false)
    expect(rule({ boxes: { ambassador: true }, brandOptIn: true })).toBe(false)
  })

  it.each(['C5', 'C6', 'C9'] as const)(
    '%s leaves a contact pending as soon as one box is ticked, whomever it is for',
    (way) => {
      for (const boxes of [{ ambassador: true }, { brand: true }, { partners: true }])
        expect(isPending(optInRules[way](given({ boxes })))).toBe(true)
      expect(isPending(optInRules[way](given({ boxes: { ambassador: false, brand: false } })))).toBe(false)
    },
  )
})
