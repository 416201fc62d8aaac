import { describe, expect, test } from 'vitest'
import { popinKinds } from '../../../../sdk/protocol/opt-in.ts'
import { delaysMs, isDue, isForbidden } from '../../../../widgets/popins/triggers.ts'

const onBlog = ['subscribe', 'message', 'form', 'voucher'] as const
const asking = ['order', ...onBlog] as const

describe('what forbids that a popin opens by itself', () => {
  test.each(popinKinds)('POPINS 9: with DNT %s never does', (kind) => {
    expect(isForbidden(kind, 'dnt', false, false)).toBe(true)
  })

  test.each(popinKinds)('POPINS 7: with Save-Data %s never does', (kind) => {
    expect(isForbidden(kind, null, true, false)).toBe(true)
  })

  test.each(asking)('POPINS 8: %s keeps to the caps', (kind) => {
    expect(isForbidden(kind, null, false, true)).toBe(true)
    expect(isForbidden(kind, null, false, false)).toBe(false)
  })

  test.each(asking)('POPINS 9: with GPC %s may open; only its partners’ box does not exist', (kind) => {
    expect(isForbidden(kind, 'gpc', false, false)).toBe(false)
  })

  test('GPC has answered the consent question, which nothing else but DNT and Save-Data keeps from being asked', () => {
    expect(isForbidden('consent', 'gpc', false, false)).toBe(true)
    expect(isForbidden('consent', null, false, true)).toBe(false)
  })

  test('an ambassador at work may pick whatever the caps of shoppers are', () => {
    expect(isForbidden('pick', null, false, true)).toBe(false)
  })
})

describe('when its moment has come', () => {
  test('POPINS 7: on a thank-you page after 3 s and not before, however far it was scrolled', () => {
    expect(isDue('order', 2999, 0, 1)).toBe(false)
    expect(isDue('order', 3000, 0, 0)).toBe(true)
  })

  test.each(onBlog)('POPINS 7: on a blog %s comes after 10 s or half the page', (kind) => {
    expect(isDue(kind, 9999, 0, 0.49)).toBe(false)
    expect(isDue(kind, 10_000, 0, 0)).toBe(true)
    expect(isDue(kind, 0, 0, 0.5)).toBe(true)
  })

  test('the brand can make it later and not earlier', () => {
    expect(isDue('order', 3000, 20_000, 0)).toBe(false)
    expect(isDue('order', 20_000, 20_000, 0)).toBe(true)
    expect(isDue('order', 1000, 500, 0)).toBe(false)
  })

  test('the consent question comes at once', () => {
    expect(delaysMs.consent).toBe(0)
    expect(isDue('consent', 0, 0, 0)).toBe(true)
  })
})
