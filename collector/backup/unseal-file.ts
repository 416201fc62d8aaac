// Reads a sealed file back, chunk by chunk, each believed only once it is proven.
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { unlessMissing } from '../unless-missing.ts'
import type { BackupKey, BackupKeys } from './backup-keys.ts'
import {
  chunkBytes,
  fileKey,
  headBytes,
  keyIdBytes,
  magic,
  openChunk,
  type SealedKind,
  tagBytes,
} from './sealed-form.ts'

export type UnsealFault = 'missing' | 'wrong_key' | 'changed'

/** A sealed file is not what it should be. */
export class NotAsSealed extends Error {
  override readonly name = 'NotAsSealed'
  constructor(
    readonly path: string,
    readonly fault: UnsealFault,
  ) {
    super(`${path}: ${fault}`)
  }
}

export interface Unsealing {
  keys: BackupKeys
  kind: SealedKind
  /** The salt that the backup's list says; null for the list itself. */
  salt: string | null
}

/** The whole text of a small file. Throws a NotAsSealed. */
export async function unsealText(path: string, unsealing: Unsealing): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of unsealed(path, unsealing)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Writes the text into a new file, on disk when it is done. Throws a NotAsSealed. */
export async function unsealFile(path: string, target: string, unsealing: Unsealing): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const file = await open(target, 'wx', 0o600)
  try {
    for await (const chunk of unsealed(path, unsealing)) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* unsealed(path: string, { keys, kind, salt }: Unsealing): AsyncGenerator<Buffer> {
  const handle = await openSealed(path)
  try {
    const head = await readPart(handle, 0, headBytes)
    const key = keyOf(head, keys, path)
    const ownSalt = head.subarray(magic.length + keyIdBytes)
    if (salt !== null && salt !== Buffer.from(ownSalt).toString('base64'))
      throw new NotAsSealed(path, 'changed')
    const chunkKey = await fileKey(key, kind, ownSalt)
    const { size } = await handle.stat()
    const sealedChunk = chunkBytes + tagBytes
    const count = Math.max(1, Math.ceil((size - headBytes) / sealedChunk))
    for (let index = 0; index < count; index++) {
      const sealed = await readPart(handle, headBytes + index * sealedChunk, sealedChunk)
      const chunk = await openChunk(chunkKey, { index, isLast: index === count - 1 }, sealed)
      if (!chunk) throw new NotAsSealed(path, 'changed')
      yield chunk
    }
  } finally {
    await handle.close()
  }
}

function keyOf(head: Uint8Array, keys: BackupKeys, path: string): BackupKey {
  if (head.length < headBytes || !magic.equals(head.subarray(0, magic.length)))
    throw new NotAsSealed(path, 'changed')
  const id = head.subarray(magic.length, magic.length + keyIdBytes)
  const key = keys.find((known) => known.id.equals(id))
  if (!key) throw new NotAsSealed(path, 'wrong_key')
  return key
}

async function openSealed(path: string): Promise<FileHandle> {
  const handle = await unlessMissing(() => open(path, 'r'), null)
  if (!handle) throw new NotAsSealed(path, 'missing')
  return handle
}

async function readPart(handle: FileHandle, from: number, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(most)
  let filled = 0
  while (filled < most) {
    const { bytesRead } = await handle.read(part, filled, most - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return part.subarray(0, filled)
}
