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

/** Reads `ledger-checkpoints.json` of the keys folder; without one, nothing is kept yet. */
export function openKeptCheckpoints(keysFolder: string): OpenedCheckpoints {
  const path = join(keysFolder, 'ledger-checkpoints.json')
  const text = readPrivateFile(path)
  const file = keptFile.safeParse(text === null ? { checkpoints: [] } : parseJson(text)).data
  if (!file) return { ok: false, path }
  const byBrand = new Map(file.checkpoints.map((signed) => [signed.checkpoint.brand, signed]))
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
