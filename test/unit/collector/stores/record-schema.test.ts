import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { recordSchema } from '../../../../collector/stores/record-schema.ts'

const collector = fileURLToPath(new URL('../../../../collector', import.meta.url))
const brand = recordSchema.brand.map(({ name }) => name)
const operator = recordSchema.operator.map(({ name }) => name)
const statements = [...recordSchema.brand, ...recordSchema.operator].flatMap(({ sql }) => sql)

describe('the tables of all rooms', () => {
  it('are in the list, whichever file declares them', () => {
    const declared = readdirSync(collector, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('schema.ts'))
      .flatMap((path) => [...readFileSync(join(collector, path), 'utf8').matchAll(/ name: '([\w-]+)'/g)])
      .map(([, name]) => name)
    expect(declared.length).toBeGreaterThan(5)
    expect(new Set([...brand, ...operator])).toEqual(new Set(declared))
  })

  it('are named once in each kind of database', () => {
    expect(new Set(brand).size).toBe(brand.length)
    expect(new Set(operator).size).toBe(operator.length)
  })

  it.each(['brand', 'operator'] as const)('of a %s can be made, in their order', (kind) => {
    const database = new Database(':memory:')
    for (const { sql } of recordSchema[kind]) for (const statement of sql) database.exec(statement)
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    expect(tables.length).toBeGreaterThan(0)
    database.close()
  })

  it.each(statements)('are in SQL that PostgreSQL takes too: %s', (sql) => {
    expect(sql).not.toMatch(/AUTOINCREMENT|WITHOUT ROWID|\bSTRICT\b|\bBLOB\b|\bINTEGER\b|\bDATETIME\b|json_/i)
    expect(sql).toMatch(/^(CREATE (UNIQUE )?(TABLE|INDEX)|ALTER TABLE) /)
  })
})
