import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { tagSettings } from '../../../../collector/settings/brand-settings.ts'
import { createTagFiles } from '../../../../collector/tag/tag-files.ts'
import type { TagSettings } from '../../../../sdk/protocol/tag-settings.ts'
import { testBrand } from '../../../support/test-brand.ts'

const source = '(()=>{read("__CANDOR_SETTINGS__")})()'
const settings = tagSettings('acme', testBrand().settings)
const popins = 'export const open = () => {}'

/** What the tag reads when it runs. */
function readBack(text: string): unknown {
  let seen: unknown
  new Function('read', text)((value: unknown) => {
    seen = value
  })
  return seen
}

describe('a brand’s tag', () => {
  it.each(['"', "'", '`'])('has the settings where %s__CANDOR_SETTINGS__%s stood', (quote) => {
    const files = createTagFiles(source.replaceAll('"', quote), popins)
    expect(readBack(files.forBrand(settings).text)).toEqual(settings)
  })

  it('keeps every other character of the build, `$&` and `$1` in settings too', () => {
    const odd: TagSettings = { ...settings, shopParameter: "$&$1$'", addParameter: '$$' }
    const { text } = createTagFiles(source, popins).forBrand(odd)
    expect(readBack(text)).toEqual(odd)
    expect(text.startsWith('(()=>{read(') && text.endsWith(')})()')).toBe(true)
  })

  it('S5: cannot end the script that it stands in, nor a line of it', () => {
    const prefix = '</script><script>alert(1)</script><!--\u2028\u2029'
    const evil = { ...settings, prefix }
    const { text } = createTagFiles(source, popins).forBrand(evil)
    expect(text).not.toMatch(/<|\u2028|\u2029/)
    expect(readBack(text)).toEqual(evil)
  })

  it('has one ETag as long as its settings are the same, and is made once', () => {
    const files = createTagFiles(source, popins)
    const first = files.forBrand(settings)
    expect(files.forBrand({ ...settings })).toBe(first)
    const changed = files.forBrand({ ...settings, pageViews: [] })
    expect(changed.etag).not.toBe(first.etag)
    expect(files.forBrand(settings).etag).toBe(first.etag)
    expect(first.etag).toMatch(/^"[\w-]{22}"$/)
  })
})

describe('the pinned file', () => {
  it('is the build, byte for byte, with its SRI hash', () => {
    const { pinned, integrity } = createTagFiles(source, popins)
    expect(pinned.text).toBe(source)
    expect(integrity).toBe(`sha384-${createHash('sha384').update(source).digest('base64')}`)
  })
})

describe('a build is refused', () => {
  it.each([
    ['without a place for the settings', 'read({})', 0],
    ['with a placeholder that is no text of its own', 'read("a__CANDOR_SETTINGS__b")', 0],
    ['with two places', source + source, 2],
  ])('%s', (_, text, places) => {
    expect(() => createTagFiles(text, popins)).toThrow(`has ${places} places`)
  })
})
