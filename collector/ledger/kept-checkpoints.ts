// The last checkpoint of each brand that a verification saw, kept beside the keys: outside data and backups. A ledger
// that was cut back to an older state, or replaced by an older copy, ends before it.
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { readPrivateFile, replacePrivateFile } from '../privacy/private-file.ts'
import { type SignedCheckpoint, signedCheckpointForm } from './checkpoint.ts'

export interface KeptCheckpoints {
  of(brand: string): SignedCheckpoint | null
  /** On disk when this returns. */
  keep(signed: SignedCheckpoint): void
}

export type OpenedCheckpoints = { ok: true; kept: KeptCheckpoints } | { ok: false; path: string }

const keptFile = z.strictObject({ checkpoints: z.array(signedCheckpointForm) })

/** Reads a file of the keys folder; without one, nothing is kept yet. Each kind of log has its own. */
export function openKeptCheckpoints(keysFolder: string, file = 'ledger-checkpoints.json'): OpenedCheckpoints {
  const path = join(keysFolder, file)
  const text = readPrivateFile(path)
  const read = keptFile.safeParse(text === null ? { checkpoints: [] } : parseJson(text)).data
  if (!read) return { ok: false, path }
  const byBrand = new Map(read.checkpoints.map((signed) => [signed.checkpoint.brand, signed]))
  return {
    ok: true,
    kept: {
      of: (brand) => byBrand.get(brand) ?? null,
      keep(signed) {
        byBrand.set(signed.checkpoint.brand, signed)
        replacePrivateFile(path, `${JSON.stringify({ checkpoints: [...byBrand.values()] })}\n`)
      },
    },
  }
}
