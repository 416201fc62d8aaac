import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { simplify } from '../../../scripts/preact-subset.mjs'

const source = join(import.meta.dirname, '../../../node_modules/preact/src')
const read = (file: string) => readFileSync(join(source, file), 'utf8')
const changed = [
  'render.js',
  'component.js',
  'create-element.js',
  'diff/index.js',
  'diff/children.js',
  'diff/props.js',
]

describe('Preact without what the popins never use', () => {
  test.each(changed)('%s: every condition is where the pinned version has it', (file) => {
    expect(simplify(file, read(file))).not.toBe(read(file))
  })

  test('a file that has none of them stays as it is', () => {
    expect(simplify('util.js', read('util.js'))).toBe(read('util.js'))
  })

  test.each(changed)('%s: written otherwise by another version, it fails the build', (file) => {
    expect(() => simplify(file, '')).toThrow(`preact/src/${file}: 0 times instead of`)
  })

  test('markup from text is gone with its condition', () => {
    expect(simplify('diff/index.js', read('diff/index.js'))).not.toContain("== 'dangerouslySetInnerHTML'")
  })
})
