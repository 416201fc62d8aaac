import { createSecretKey, randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { BackupKey } from '../../../../collector/backup/backup-keys.ts'
import { sealFile } from '../../../../collector/backup/seal-file.ts'
import { chunkBytes, headBytes, tagBytes } from '../../../../collector/backup/sealed-form.ts'
import { unsealFile, unsealText } from '../../../../collector/backup/unseal-file.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

function newKey(): BackupKey {
  return { id: randomBytes(16), key: createSecretKey(randomBytes(32)) }
}

const key = newKey()
const sealing = { key, kind: 'file', random: randomBytes } as const
const unsealing = { keys: [key], kind: 'file', salt: null } as const
const sealedChunk = chunkBytes + tagBytes

/** A sealed file of two whole chunks and a bit. */
async function sealedFile() {
  const folder = newTempFolder()
  const text = randomBytes(2 * chunkBytes + 1000)
  writeFileSync(join(folder, 'text'), text)
  const path = join(folder, 'text.sealed')
  const sealed = await sealFile(join(folder, 'text'), path, sealing)
  const changed = (change: (bytes: Buffer) => Buffer) => {
    writeFileSync(path, change(readFileSync(path)))
    return unsealText(path, unsealing)
  }
  return { folder, text, path, sealed, changed }
}

it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes])(
  'gives a text of %i bytes back, from memory and from a file',
  async (length) => {
    const folder = newTempFolder()
    const text = randomBytes(length)
    writeFileSync(join(folder, 'text'), text)
    for (const [source, target] of [
      [text, join(folder, 'a')],
      [join(folder, 'text'), join(folder, 'b')],
    ] as const) {
      const { bytes, sealedBytes } = await sealFile(source, target, sealing)
      expect([bytes, sealedBytes]).toEqual([length, statSync(target).size])
      expect((await unsealText(target, unsealing)).equals(text)).toBe(true)
    }
    await unsealFile(join(folder, 'b'), join(folder, 'deep/copy'), unsealing)
    expect(readFileSync(join(folder, 'deep/copy')).equals(text)).toBe(true)
  },
)

it('X2: shows nothing of the text, and the same text never twice the same', async () => {
  const folder = newTempFolder()
  const text = Buffer.alloc(4000, 'someone@example.com ')
  await sealFile(text, join(folder, 'a'), sealing)
  await sealFile(text, join(folder, 'b'), sealing)
  const [a, b] = ['a', 'b'].map((name) => readFileSync(join(folder, name)))
  expect(a?.includes('someone@')).toBe(false)
  expect(a?.subarray(headBytes).equals(b?.subarray(headBytes) ?? Buffer.alloc(0))).toBe(false)
})

it('does not open with a bit changed, wherever it is', async () => {
  const { path, changed } = await sealedFile()
  const size = statSync(path).size
  for (const place of [0, headBytes - 1, headBytes, headBytes + sealedChunk + 5, size - 1]) {
    const flip = (bytes: Buffer) => {
      bytes[place] = (bytes[place] ?? 0) ^ 1
      return bytes
    }
    await expect(changed(flip)).rejects.toMatchObject({ fault: 'changed' })
    await changed(flip)
  }
})

it('does not open where its end was cut off, at a chunk’s border too', async () => {
  for (const length of [headBytes - 1, headBytes, headBytes + sealedChunk, headBytes + 2 * sealedChunk]) {
    const { changed } = await sealedFile()
    await expect(changed((bytes) => bytes.subarray(0, length))).rejects.toMatchObject({ fault: 'changed' })
  }
  const { changed } = await sealedFile()
  await expect(changed((bytes) => bytes.subarray(0, -1))).rejects.toMatchObject({ fault: 'changed' })
})

it('does not open with chunks exchanged, repeated or left out', async () => {
  const part = (bytes: Buffer, chunk: number) =>
    bytes.subarray(headBytes + chunk * sealedChunk, headBytes + (chunk + 1) * sealedChunk)
  const orders = [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2],
    [0, 1, 1, 2],
  ]
  for (const order of orders) {
    const { changed } = await sealedFile()
    const arrange = (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, headBytes), ...order.map((chunk) => part(bytes, chunk))])
    await expect(changed(arrange)).rejects.toMatchObject({ fault: 'changed' })
  }
})

it('does not open as another file, as another kind, or with another key', async () => {
  const { path, sealed } = await sealedFile()
  await expect(unsealText(path, { ...unsealing, salt: sealed.salt })).resolves.toBeDefined()
  const salt = randomBytes(32).toString('base64')
  await expect(unsealText(path, { ...unsealing, salt })).rejects.toMatchObject({ fault: 'changed' })
  await expect(unsealText(path, { ...unsealing, kind: 'list' })).rejects.toMatchObject({ fault: 'changed' })
  await expect(unsealText(path, { ...unsealing, keys: [newKey()] })).rejects.toMatchObject({
    fault: 'wrong_key',
  })
  await expect(unsealText(`${path}.other`, unsealing)).rejects.toMatchObject({ fault: 'missing' })
})
