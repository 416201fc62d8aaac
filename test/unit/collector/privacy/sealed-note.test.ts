import { expect, it } from 'vitest'
import { createContactKeys } from '../../../../collector/privacy/contact-keys.ts'
import { createSealedNotes } from '../../../../collector/privacy/sealed-note.ts'
import { countingRandom } from '../../../support/keys-folder.ts'
import { ringOf } from '../../../support/test-contacts.ts'

const newNotes = (version = 1) =>
  createSealedNotes(createContactKeys({ keyRing: ringOf(version), random: countingRandom() }))

it('opens in its own row, also after a rotation, and shows nothing of itself', () => {
  const sealed = newNotes().seal('acme', 'row-1', 'jeanne@example.com')
  expect(sealed).not.toContain('jeanne')
  expect(newNotes().open('acme', 'row-1', sealed)).toBe('jeanne@example.com')
  expect(newNotes(2).open('acme', 'row-1', sealed)).toBe('jeanne@example.com')
})

it('opens nowhere else', () => {
  const sealed = newNotes().seal('acme', 'row-1', 'a text')
  expect(newNotes().open('acme', 'row-2', sealed)).toBeNull()
  expect(newNotes().open('other', 'row-1', sealed)).toBeNull()
})

it.each(['', '{', 'null', '{"version":1,"wrapped":"AAAA","sealed":"AAAA"}'])(
  'is none where %j stands',
  (text) => {
    expect(newNotes().open('acme', 'row-1', text)).toBeNull()
  },
)
