// Whether a folder takes a real write now: a block written, synced and removed again.
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A full disk can still make an empty file: only bytes prove that there is room. */
const block = Buffer.alloc(4096)

/** Answers false where the disk refuses. The name is no journal segment's: one left behind is never loaded. */
export async function canWriteTo(folder: string): Promise<boolean> {
  const path = join(folder, 'probe')
  try {
    const handle = await open(path, 'w', 0o600)
    try {
      const { bytesWritten } = await handle.write(block)
      await handle.datasync()
      return bytesWritten === block.byteLength
    } finally {
      await handle.close()
    }
  } catch {
    return false
  } finally {
    await rm(path, { force: true })
  }
}
