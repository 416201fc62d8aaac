// Which month files exist and are attached. Attaching is done once a file and shared by all connections.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { syncFolder } from '../../sync-folder.ts'
import { isMissing } from '../../unless-missing.ts'
import { columnDefinitions } from './columns.ts'
import { literal } from './literal.ts'
import {
  attachedName,
  draftFile,
  eventsFolder,
  isDraftName,
  type Month,
  monthFile,
  monthOfFileName,
} from './month.ts'

export interface MonthFiles {
  /** The months that a brand has a file for, oldest first, all attached. */
  attachExisting(brand: string): Promise<Month[]>
  /** Attaches a month, making its file when there is none; answers its quoted database name. */
  attach(brand: string, month: Month): Promise<string>
  pathOf(brand: string, month: Month): string
  /** Lets go of a month file; the next use opens it anew. */
  detach(brand: string, month: Month): Promise<void>
  /** Takes a month's file away, and its log. Nothing may be asked of it meanwhile. */
  remove(brand: string, month: Month): Promise<void>
  /** Puts a whole draft in the place of a month's file. Nothing may be asked of it meanwhile. */
  replace(brand: string, month: Month): Promise<void>
  /** Where a month's draft is written. */
  draft(brand: string, month: Month): string
  /** Takes away the drafts that a kill left behind. */
  removeDrafts(): Promise<void>
  /** Every brand folder that has month files. */
  brands(): Promise<string[]>
  /** Closes its connection: one that is left open keeps the whole instance alive, and writing, until it is collected. */
  close(): void
}

export function createMonthFiles(connection: DuckDBConnection, dataFolder: string): MonthFiles {
  const attached = new Map<string, Promise<string>>()
  const listed = new Map<string, Promise<Month[]>>()

  async function open(brand: string, month: Month): Promise<string> {
    const name = attachedName(brand, month)
    await mkdir(eventsFolder(dataFolder, brand), { recursive: true, mode: 0o700 })
    await connection.run(`attach if not exists ${literal(monthFile(dataFolder, brand, month))} as ${name}`)
    await connection.run(`create table if not exists ${name}.events (${columnDefinitions})`)
    await connection.run(
      `create table if not exists ${name}.segments (id VARCHAR, stored INTEGER, repeated INTEGER, received BIGINT)`,
    )
    return name
  }

  function attach(brand: string, month: Month): Promise<string> {
    const key = `${brand}/${month}`
    let opening = attached.get(key)
    if (!opening) {
      opening = open(brand, month)
      attached.set(key, opening)
      opening.then(
        () => listed.delete(brand),
        () => attached.delete(key),
      )
    }
    return opening
  }

  async function list(brand: string): Promise<Month[]> {
    const months = (await fileNames(eventsFolder(dataFolder, brand))).map(monthOfFileName)
    const found = months.filter((month) => month !== null).sort()
    for (const month of found) await attach(brand, month)
    return found
  }

  async function detach(brand: string, month: Month): Promise<void> {
    attached.delete(`${brand}/${month}`)
    listed.delete(brand)
    await connection.run(`detach database if exists ${attachedName(brand, month)}`)
  }

  /** Everything of its log goes into the file first: a log that stayed would be played into the next file. */
  async function detachWhole(brand: string, month: Month): Promise<string> {
    const path = monthFile(dataFolder, brand, month)
    await connection.run(`checkpoint ${await attach(brand, month)}`)
    await detach(brand, month)
    if (existsSync(`${path}.wal`)) throw new Error(`${path} is still being read`)
    return path
  }

  return {
    attach,
    pathOf: (brand, month) => monthFile(dataFolder, brand, month),
    detach,
    draft: (brand, month) => draftFile(dataFolder, brand, month),
    async remove(brand, month) {
      await unlink(await detachWhole(brand, month))
      await syncFolder(eventsFolder(dataFolder, brand))
    },
    async replace(brand, month) {
      await rename(draftFile(dataFolder, brand, month), await detachWhole(brand, month))
      await syncFolder(eventsFolder(dataFolder, brand))
    },
    async removeDrafts() {
      for (const brand of await fileNames(dataFolder)) {
        const folder = eventsFolder(dataFolder, brand)
        for (const name of (await fileNames(folder)).filter(isDraftName)) await unlink(join(folder, name))
      }
    },
    attachExisting(brand) {
      const known = listed.get(brand)
      if (known) return known
      // Remembered before it is known, so that a month attached meanwhile makes this answer forgotten.
      const months = list(brand)
      listed.set(brand, months)
      months.catch(() => listed.delete(brand))
      return months
    },
    close: () => connection.closeSync(),
    async brands() {
      const folders = await fileNames(dataFolder)
      const withEvents = await Promise.all(folders.map((brand) => fileNames(eventsFolder(dataFolder, brand))))
      return folders.filter((_, index) => withEvents[index]?.some((name) => monthOfFileName(name)))
    },
  }
}

/** The names in a folder; none when there is no such folder. */
async function fileNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error) || isNoFolder(error)) return []
    throw error
  }
}

function isNoFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
}
