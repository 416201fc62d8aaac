import { describe, expect, it } from 'vitest'
import { changedFields, mergeFields } from '../../../../collector/contacts/merge-fields.ts'

const known = { first_name: 'Jane', city: 'Lyon', custom: { size: '42', colour: 'red' } }

describe('fields', () => {
  it('stay unless others are given', () => {
    expect(mergeFields(known, {})).toEqual(known)
    expect(mergeFields(known, { city: 'Paris', custom: { size: '43' } })).toEqual({
      first_name: 'Jane',
      city: 'Paris',
      custom: { size: '43', colour: 'red' },
    })
  })

  it('are taken away by an empty text, and custom with its last', () => {
    expect(mergeFields(known, { city: '', custom: { size: ' ', colour: '' } })).toEqual({
      first_name: 'Jane',
    })
  })

  it('are not changed in place', () => {
    const before = structuredClone(known)
    mergeFields(known, { city: 'Paris', custom: { size: '43' } })
    expect(known).toEqual(before)
  })

  it.each(['__proto__', 'constructor', 'toString'])('S6: called %s are fields like any other', (name) => {
    const custom: Record<string, string> = JSON.parse(`{"${name}": "x"}`)
    const merged = mergeFields({}, { custom })
    expect(JSON.stringify(merged)).toBe(`{"custom":{"${name}":"x"}}`)
    expect(changedFields({}, merged)).toEqual([`custom.${name}`])
    expect(Object.getPrototypeOf(merged.custom)).toBe(Object.prototype)
    expect('x' in {}).toBe(false)
  })
})

describe('what changed', () => {
  it('is named, never told', () => {
    const after = { first_name: 'Jane', city: 'Paris', email: 'jane@example.com', custom: { size: '42' } }
    expect(changedFields(known, after)).toEqual(['email', 'city', 'custom.colour'])
    expect(changedFields(known, known)).toEqual([])
  })
})
