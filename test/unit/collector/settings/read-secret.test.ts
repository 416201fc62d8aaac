import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSecretReader } from '../../../../collector/settings/read-secret.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

describe('a secret that a setting names', () => {
  it('is read from the variable', () => {
    const read = createSecretReader({ SHOP_MAIL: 'correct horse', EMPTY: '' })
    expect(read({ variable: 'SHOP_MAIL' })).toBe('correct horse')
    expect(read({ variable: 'EMPTY' })).toBeNull()
    expect(read({ variable: 'MISSING' })).toBeNull()
  })

  it('is read from the file without its last line break, each time anew', () => {
    const file = join(newTempFolder(), 'secret')
    const read = createSecretReader({})
    expect(read({ file })).toBeNull()
    writeFileSync(file, 'one\n')
    expect(read({ file })).toBe('one')
    writeFileSync(file, 'two\r\n')
    expect(read({ file })).toBe('two')
    writeFileSync(file, '\n')
    expect(read({ file })).toBeNull()
  })
})
