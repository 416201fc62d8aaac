import { describe, expect, it } from 'vitest'
import { readCookie } from '../../../../collector/cookies/read-cookie.ts'
import { aSession, aVisitor } from '../../../support/wire-batch.ts'

const visitors = (header: string | undefined, prefix = 'Popsell_') => readCookie(header, prefix, 'visitor')

describe('a cookie of the request', () => {
  it('is found among others, with or without the space', () => {
    expect(visitors(`a=b; Popsell_visitor=${aVisitor};c=d`)).toEqual([aVisitor])
  })

  it('is named by the brand’s prefix', () => {
    expect(visitors(`Popsell_visitor=${aVisitor}; Acme_visitor=${aSession}`, 'Acme_')).toEqual([aSession])
  })

  it.each([undefined, '', ';', 'Popsell_visitor', 'Popsell_visitor=', `XPopsell_visitor=${aVisitor}`])(
    'is not there: %j',
    (header) => {
      expect(visitors(header)).toEqual([])
    },
  )

  it('S19: what the table does not allow is left out, and two by the same name are both given', () => {
    const header = `Popsell_visitor=me; Popsell_visitor=${aVisitor}; Popsell_visitor=${aSession}; Popsell_visitor="${aVisitor}"`
    expect(visitors(header)).toEqual([aVisitor, aSession])
  })

  it('is not looked for in a header that no browser sends', () => {
    expect(visitors(`${'x'.repeat(16_384)}; Popsell_visitor=${aVisitor}`)).toEqual([])
  })
})
