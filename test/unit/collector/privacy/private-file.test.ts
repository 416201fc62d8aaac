import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import {
  createPrivateFile,
  destroyPrivateFile,
  readPrivateFile,
  replacePrivateFile,
} from '../../../../collector/privacy/private-file.ts'
import { newKeysFolder } from '../../../support/keys-folder.ts'

const permissions = (path: string) => statSync(path).mode & 0o777

it('answers null for a file that is not there', () => {
  expect(readPrivateFile(join(newKeysFolder(), 'none.json'))).toBeNull()
})

it('throws what is not a missing file, as when a folder stands in its place', () => {
  const folder = newKeysFolder()
  createPrivateFile(join(folder, 'one.json'), '1')
  expect(() => readPrivateFile(folder)).toThrow('EISDIR')
})

it('makes the folder and the file for the owner only', () => {
  const path = join(newKeysFolder(), 'one.json')
  expect(createPrivateFile(path, 'secret')).toBe(true)
  expect(permissions(dirname(path))).toBe(0o700)
  expect(permissions(path)).toBe(0o600)
  expect(readPrivateFile(path)).toBe('secret')
})

it('never makes a file over one that is there', () => {
  const path = join(newKeysFolder(), 'one.json')
  createPrivateFile(path, 'first')
  expect(createPrivateFile(path, 'second')).toBe(false)
  expect(readPrivateFile(path)).toBe('first')
})

it('replaces a file for the owner only, and makes it where there is none', () => {
  const path = join(newKeysFolder(), 'one.json')
  replacePrivateFile(path, 'first')
  replacePrivateFile(path, 'second')
  expect(readPrivateFile(path)).toBe('second')
  expect(permissions(path)).toBe(0o600)
})

it('destroys a file: its name is gone, and zeros stand where its bytes were', () => {
  const path = join(newKeysFolder(), 'one.json')
  createPrivateFile(path, 'the old salt')
  const old = openSync(path, 'r')
  destroyPrivateFile(path)
  const bytes = Buffer.alloc(fstatSync(old).size)
  readSync(old, bytes, 0, bytes.length, 0)
  closeSync(old)
  expect(bytes).toEqual(Buffer.alloc('the old salt'.length))
  expect(readPrivateFile(path)).toBeNull()
  destroyPrivateFile(path)
})

it('leaves no draft beside the file', () => {
  const folder = newKeysFolder()
  createPrivateFile(join(folder, 'one.json'), '1')
  createPrivateFile(join(folder, 'one.json'), '2')
  replacePrivateFile(join(folder, 'one.json'), '3')
  expect(readdirSync(folder)).toEqual(['one.json'])
})
