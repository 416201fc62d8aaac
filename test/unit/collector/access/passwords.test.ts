import { parseOptions } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { createPasswords, defaultCost, refusePassword } from '../../../../collector/access/passwords.ts'
import { cheapPassword } from '../../../support/start-test-collector.ts'

describe('a password’s hash', () => {
  it('T5: is argon2id with 64 MiB and 3 passes, where OWASP puts 19 MiB and 2 beside bcrypt', async () => {
    const hash = await createPasswords().hash('four words in a row')
    expect(hash).toMatch(/^\$argon2id\$v=19\$/)
    const { memoryCost, timeCost, parallelism, saltLen } = parseOptions(hash ?? '')
    expect({ memoryCost, timeCost, parallelism, saltLen }).toEqual({
      memoryCost: 65_536,
      timeCost: 3,
      parallelism: 1,
      saltLen: 16,
    })
    expect(defaultCost).toEqual({ memoryCost: 65_536, timeCost: 3 })
  })

  it('T5: never holds the password, and is another each time', async () => {
    const passwords = createPasswords(cheapPassword)
    const [one, two] = [
      await passwords.hash('four words in a row'),
      await passwords.hash('four words in a row'),
    ]
    expect(one).not.toBe(two)
    expect(`${one}${two}`).not.toContain('words')
    expect(await passwords.isRight('four words in a row', one)).toBe(true)
    expect(await passwords.isRight('four words in a ro', one)).toBe(false)
  })

  it('is right for the same characters, however they were typed', async () => {
    const passwords = createPasswords(cheapPassword)
    const hash = await passwords.hash('caf\u00e9 au lait, tous les jours')
    expect(await passwords.isRight('cafe\u0301 au lait, tous les jours', hash)).toBe(true)
  })

  it('S21: of nobody is compared at the same cost, and never right', async () => {
    const passwords = createPasswords(cheapPassword)
    for (const password of ['', '0', '\0'.repeat(32), 'four words in a row'])
      expect(await passwords.isRight(password, null)).toBe(false)
  })

  it('S21: is made one at a time, and who comes when too many wait is sent away', async () => {
    const passwords = createPasswords(cheapPassword)
    const answers = await Promise.all(Array.from({ length: 60 }, () => passwords.isRight('wrong', null)))
    expect(answers.filter((answer) => answer === null)).toHaveLength(10)
    expect(await passwords.isRight('wrong', null)).toBe(false)
  })
})

describe('what may be chosen', () => {
  it.each([
    ['elevenchars', 'must have at least 12 characters'],
    ['👍👍👍👍👍👍', 'must have at least 12 characters'],
    ['a'.repeat(257), 'must have at most 256 characters'],
    ['abababababababab', 'repeats the same few characters'],
    ['ana.silva.1234', 'is too close to your e-mail address'],
    ['Ana.Silva2026!', 'is too close to your e-mail address'],
  ])('%s is refused', (password, message) => {
    expect(refusePassword(password, 'ana.silva@example.com')).toBe(message)
  })

  it.each(['four words in a row', 'correct horse ana', 'Xk2!Xk2?Xk2#', '一二三四五六七八九十廿卅'])(
    '%s is taken',
    (password) => {
      expect(refusePassword(password, 'ana@example.com')).toBeNull()
    },
  )
})
