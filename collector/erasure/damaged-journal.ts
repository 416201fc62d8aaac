// Records that the disk damaged stand beside the journal, as they were: those of a person who is erased go too.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replacePrivateFile } from '../privacy/private-file.ts'
import { unlessMissingNow } from '../unless-missing.ts'

/** Cuts the lines that hold one of the texts out of the journal's damaged records; answers how many. */
export function forgetDamaged(dataFolder: string, texts: readonly string[]): number {
  const folder = join(dataFolder, 'journal', 'damaged')
  let cut = 0
  for (const name of texts.length === 0 ? [] : namesIn(folder)) {
    const path = join(folder, name)
    const lines = readFileSync(path, 'utf8').split('\n')
    const left = lines.filter((line) => !texts.some((text) => line.includes(text)))
    if (left.length < lines.length) replacePrivateFile(path, left.join('\n'))
    cut += lines.length - left.length
  }
  return cut
}

function namesIn(folder: string): string[] {
  return unlessMissingNow(() => readdirSync(folder), []).filter((name) => name.endsWith('.ndjson'))
}
