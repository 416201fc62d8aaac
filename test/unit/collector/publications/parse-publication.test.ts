import { describe, expect, it } from 'vitest'
import { parsePublication as parse } from '../../../../collector/publications/parse-publication.ts'
import { shopOrigin } from '../../../support/test-brand.ts'

const tip = {
  id: 'P123',
  ambassador: 'lea',
  alias: 'Léa',
  picture: 'https://pictures.example.com/lea.jpg',
  url: 'https://blog.example.com/tip',
  channel: 'email',
  target: `${shopOrigin}/boots?size=40`,
}

const parsePublication = (value: unknown) => parse(value, [shopOrigin])

describe('a publication', () => {
  it('is read with its ambassador, alias, picture and address', () => {
    expect(parsePublication(tip)).toEqual({ ok: true, item: tip })
  })

  it.each([undefined, null, ''])('needs neither picture nor address (%j)', (none) => {
    expect(parsePublication({ ...tip, picture: none, url: none })).toEqual({
      ok: true,
      item: { ...tip, picture: null, url: null },
    })
  })

  it('takes a picture of the shop’s own by its path', () => {
    expect(parsePublication({ ...tip, picture: '/media/lea.jpg?v=2' })).toMatchObject({
      ok: true,
      item: { picture: '/media/lea.jpg?v=2' },
    })
  })

  it('S5: a picture or an address leads nowhere but where it says', () => {
    const hostile = [
      'javascript:alert(1)',
      'data:image/svg+xml,<svg onload=alert(1)>',
      'https://user:word@pictures.example.com/',
      '//evil.example.com/a.jpg',
      '/\\evil.example.com/a.jpg',
      '/a b',
      '/"onerror=',
      'lea.jpg',
      'blob:https://shop.example.com/1',
    ]
    for (const address of hostile)
      expect(parsePublication({ ...tip, picture: address })).toMatchObject({
        ok: false,
        problem: { path: 'picture' },
      })
    for (const address of [...hostile, '/media/lea.jpg'])
      expect(parsePublication({ ...tip, url: address })).toMatchObject({
        ok: false,
        problem: { path: 'url' },
      })
    expect(parsePublication({ ...tip, picture: 'http://pictures.example.com/lea.jpg' }).ok).toBe(false)
  })

  it('S5: an address is kept as a URL writes it', () => {
    const picture = 'https://pictures.example.com/"><script>x</script>'
    const parsed = parsePublication({ ...tip, picture })
    expect(parsed.ok && parsed.item.picture).toBe(
      'https://pictures.example.com/%22%3E%3Cscript%3Ex%3C/script%3E',
    )
  })

  it.each([
    [{ ...tip, id: 'a/b' }, 'id'],
    [{ ...tip, ambassador: '' }, 'ambassador'],
    [{ ...tip, alias: ' ' }, 'alias'],
    [{ ...tip, alias: 'a\r\nb' }, 'alias'],
    [{ ...tip, alias: 'x'.repeat(65) }, 'alias'],
  ])('names the place of what is wrong (%#)', (publication, path) => {
    expect(parsePublication(publication)).toMatchObject({ ok: false, problem: { code: 'invalid', path } })
  })
})
