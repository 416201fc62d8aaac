import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { forgetDamaged } from '../../../../collector/erasure/damaged-journal.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

function folderWith(lines: string[]) {
  const folder = newTempFolder()
  mkdirSync(join(folder, 'journal', 'damaged'), { recursive: true })
  const path = join(folder, 'journal', 'damaged', 'a.ndjson')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return { folder, read: () => readFileSync(path, 'utf8') }
}

it('cuts the lines of a person out of the records that the disk damaged, and leaves the others', () => {
  const { folder, read } = folderWith(['{"email":"h1_hers"', '{"email":"h1_his"', '{"customer":"h1_hers"'])
  expect(forgetDamaged(folder, ['h1_hers'])).toBe(2)
  expect(read()).toBe('{"email":"h1_his"\n')
})

it('touches nothing when nobody is meant, when nobody is found, and when there is no such folder', () => {
  const { folder, read } = folderWith(['{"email":"h1_his"'])
  expect([forgetDamaged(folder, []), forgetDamaged(folder, ['h1_hers'])]).toEqual([0, 0])
  expect(read()).toBe('{"email":"h1_his"\n')
  expect(forgetDamaged(newTempFolder(), ['h1_hers'])).toBe(0)
})
