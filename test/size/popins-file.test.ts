// The popins' file as built: what it must not hold.
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { popinAnswer } from '../support/popin-answer.ts'

const built = readFileSync('dist/widgets/popins.js', 'utf8')

it.each([
  'innerHTML',
  'insertAdjacentHTML',
  'document.write',
  'eval(',
  'Function(',
  'cssText',
  'document.cookie',
])('S5: holds no %s', (word) => {
  expect(built).not.toContain(word)
})

it.each(['hydrat', 'componentDid', 'dangerouslySet', 'contextType'])(
  'carries nothing of what it never uses of Preact: %s',
  (word) => {
    expect(built).not.toContain(word)
  },
)

it('POPINS: with the texts of any one popin in English it stays within 10,000 bytes', () => {
  const size = (text: string) => brotliCompressSync(text).length
  const texts = popinKinds.map((kind) => size(JSON.stringify(popinAnswer(kind))))
  expect(size(built) + Math.max(...texts)).toBeLessThanOrEqual(10_000)
})
