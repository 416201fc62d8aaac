// Looking for bytes in everything that a folder holds, as somebody would who stole it.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface Found {
  needle: string
  file: string
}

/** Every file under a folder, however deep. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The needles, as UTF-8, that stand in some file's bytes or in a file's name. */
export function findInFiles(folder: string, needles: readonly string[]): Found[] {
  return filesUnder(folder).flatMap((path) => {
    const file = relative(folder, path)
    const bytes = readFileSync(path)
    return needles
      .filter((needle) => bytes.includes(needle) || file.includes(needle))
      .map((needle) => ({ needle, file }))
  })
}
