// Writes a sealed file: on disk when it is done, with never more than two chunks in memory.
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Random } from '../privacy/pepper.ts'
import type { BackupKey } from './backup-keys.ts'
import {
  chunkBytes,
  fileKey,
  headBytes,
  magic,
  type SealedKind,
  saltBytes,
  sealChunk,
} from './sealed-form.ts'

export interface SealedFile {
  /** Of the text. */
  bytes: number
  sealedBytes: number
  /** Base64. No other file has it: who knows the salt knows which file is meant. */
  salt: string
}

export interface Sealing {
  key: BackupKey
  kind: SealedKind
  random: Random
}

/** Bytes written between two syncs: one sync of everything at the end would hold up the journal's own. */
const syncEvery = 8 * chunkBytes

/** `source`: a file's path, which nobody changes meanwhile, or a text. `target` must not be there. */
export async function sealFile(
  source: string | Buffer,
  target: string,
  { key, kind, random }: Sealing,
): Promise<SealedFile> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const salt = random(saltBytes)
  const chunkKey = await fileKey(key, kind, salt)
  const handle = await open(target, 'wx', 0o600)
  try {
    await handle.write(Buffer.concat([magic, key.id, salt]))
    const sealed = { bytes: 0, sealedBytes: headBytes, salt: salt.toString('base64') }
    let index = 0
    let synced = 0
    for await (const { chunk, isLast } of chunksOf(source)) {
      const cipher = await sealChunk(chunkKey, { index, isLast }, chunk)
      await handle.write(new Uint8Array(cipher))
      index += 1
      sealed.bytes += chunk.length
      sealed.sealedBytes += cipher.byteLength
      if (sealed.sealedBytes - synced < syncEvery) continue
      await handle.datasync()
      synced = sealed.sealedBytes
    }
    await handle.sync()
    return sealed
  } finally {
    await handle.close()
  }
}

interface Chunk {
  chunk: Uint8Array<ArrayBuffer>
  isLast: boolean
}

async function* chunksOf(source: string | Buffer): AsyncGenerator<Chunk> {
  if (typeof source === 'string') return yield* chunksOfFile(source)
  for (let from = 0; from === 0 || from < source.length; from += chunkBytes) {
    const chunk = new Uint8Array(source.subarray(from, from + chunkBytes))
    yield { chunk, isLast: from + chunkBytes >= source.length }
  }
}

async function* chunksOfFile(path: string): AsyncGenerator<Chunk> {
  const handle = await open(path, 'r')
  try {
    let chunk = await readChunk(handle)
    for (;;) {
      const next = await readChunk(handle)
      yield { chunk, isLast: next.length === 0 }
      if (next.length === 0) return
      chunk = next
    }
  } finally {
    await handle.close()
  }
}

/** A whole chunk, or what is left; nothing at the end. */
async function readChunk(handle: FileHandle): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(chunkBytes)
  let filled = 0
  while (filled < chunkBytes) {
    const { bytesRead } = await handle.read(chunk, filled, chunkBytes - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return chunk.subarray(0, filled)
}
