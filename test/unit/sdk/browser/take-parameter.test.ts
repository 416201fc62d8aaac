import { describe, expect, it } from 'vitest'
import { takeParameter } from '../../../../sdk/browser/take-parameter.ts'
import { createFakePage, useOn } from '../fake-page.ts'

const shop = 'https://shop.example.com'
const open = (path: string) => {
  const fake = createFakePage({ href: shop + path })
  useOn(fake)
  return fake
}

describe('takeParameter', () => {
  it.each([
    ['/?candor_pub=P1', '/', 'P1'],
    ['/?candor_pub=P1#top', '/#top', 'P1'],
    ['/?a=1&candor_pub=P1', '/?a=1', 'P1'],
    ['/?candor_pub=P1&b=2', '/?b=2', 'P1'],
    ['/?a=%C3%A9+%20&candor_pub=P1&b=$&&c', '/?a=%C3%A9+%20&b=$&&c', 'P1'],
    ['/?candor_pub=&b=2', '/?b=2', ''],
    ['/?candor_pub=P1#/?candor_pub=P2', '/#/?candor_pub=P2', 'P1'],
    ['//twice//?candor_pub=P1', '//twice//', 'P1'],
  ])('takes it out of %s and leaves %s', (before, after, value) => {
    const { page, replaced } = open(before)
    expect(takeParameter('candor_pub')).toBe(value)
    expect(replaced).toEqual([[page.history.state, '', shop + after]])
  })

  it.each([
    '/',
    '/?a=1',
    '/?xcandor_pub=P1',
    '/?candor_pub',
    '/?candor_pubs=P1',
    // Not the query: the page's own.
    '/#/boots?candor_pub=P1',
    '/boots&candor_pub=P1',
  ])('leaves %s alone', (path) => {
    const { replaced } = open(path)
    expect(takeParameter('candor_pub')).toBe('')
    expect(replaced).toEqual([])
  })

  it('still gives the value where the browser forbids to change the address', () => {
    const { page } = open('/?candor_pub=P1')
    page.history.replaceState = () => {
      throw new Error('SecurityError')
    }
    expect(takeParameter('candor_pub')).toBe('P1')
  })
})
