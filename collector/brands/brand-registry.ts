// The brands of a data folder: `<data>/<brand>/brand.json`. Read again when the file has changed, at most once a second.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { replacePrivateFile } from '../privacy/private-file.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { formatProblems, parseBrandSettings, type SettingsProblem } from '../settings/parse-settings.ts'
import { unlessMissingNow } from '../unless-missing.ts'
import { type Brand, refuseBrandName } from './brand.ts'

export interface BrandRegistry {
  /** The brand, or null. Throws an UnreadableBrand where its file cannot be read and never could. */
  find(name: string): Brand | null
  list(): string[]
  /** Those of the list that can be read; of the others it has told. For whoever works on all of them. */
  readable(): Brand[]
  /** The others of the list: why each cannot be read. */
  unreadable(): UnreadBrand[]
  /** Writes the brand's file; a running collector sees it within a second. */
  save(brand: Brand): void
}

export interface UnreadBrand {
  brand: string
  /** One line: the path of its file, and the place. */
  message: string
}

/** A brand's file is there and is no brand's; the message has its path and the place. */
export class UnreadableBrand extends Error {
  override readonly name = 'UnreadableBrand'
}

export interface RegistryOptions {
  dataFolder: string
  now: () => number
  /** How long an answer is trusted without looking; default 1000 ms. */
  trustMs?: number
  /** Told once of a file that cannot be read, and again when it has changed and still cannot. */
  onProblem?: (problem: UnreadableBrand) => void
}

const fileSchema = z.strictObject({
  settings: z.unknown(),
  keys: z.array(
    z.strictObject({ role: z.enum(['server', 'analyst']), hash: z.string(), expires: z.number().nullable() }),
  ),
  seeded: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  ended: z.strictObject({ how: z.enum(['left', 'suspended']), since: z.int() }).nullish(),
})

interface Known {
  /** The last that could be read. */
  brand: Brand | null
  /** Why nothing could be read ever. */
  problem: UnreadableBrand | null
  /** The file's change time, 0 when there is none. */
  changed: number
  lookedAt: number
}

/** Unknown names that are remembered at most, so that nobody fills the memory by asking. */
const mostKnown = 10_000

export function createBrandRegistry(options: RegistryOptions): BrandRegistry {
  const { dataFolder, now, trustMs = 1000, onProblem } = options
  const known = new Map<string, Known>()

  function look(name: string): Known {
    const before = known.get(name)
    if (before && now() - before.lookedAt < trustMs) return before
    const changed = changeTime(brandFile(dataFolder, name))
    const seen = before && before.changed === changed ? before : read(name, changed, before?.brand ?? null)
    if (known.size >= mostKnown) known.clear()
    const answer = { ...seen, changed, lookedAt: now() }
    known.set(name, answer)
    return answer
  }

  /** A brand that is known keeps its last good settings. */
  function read(name: string, changed: number, lastGood: Brand | null): Pick<Known, 'brand' | 'problem'> {
    try {
      return { brand: readBrand(dataFolder, name, changed), problem: null }
    } catch (error) {
      if (!(error instanceof UnreadableBrand)) throw error
      onProblem?.(error)
      return { brand: lastGood, problem: lastGood ? null : error }
    }
  }

  return {
    find(name) {
      if (refuseBrandName(name)) return null
      const { brand, problem } = look(name)
      if (problem) throw problem
      return brand
    },
    list: () => brandNames(dataFolder),
    readable: () => brandNames(dataFolder).flatMap((name) => look(name).brand ?? []),
    unreadable: () =>
      brandNames(dataFolder).flatMap((brand) => {
        const { problem } = look(brand)
        return problem ? { brand, message: problem.message } : []
      }),
    save(brand) {
      const { settings, keys, seeded, ended } = brand
      const text = `${JSON.stringify({ settings, keys, seeded, ...(ended ? { ended } : {}) }, null, 2)}\n`
      replacePrivateFile(brandFile(dataFolder, brand.name), text)
      known.delete(brand.name)
    },
  }
}

function brandFile(dataFolder: string, name: string): string {
  return join(dataFolder, name, 'brand.json')
}

function brandNames(dataFolder: string): string[] {
  return unlessMissingNow(() => readdirSync(dataFolder), []).filter(
    (name) => !refuseBrandName(name) && changeTime(brandFile(dataFolder, name)) > 0,
  )
}

function changeTime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function readBrand(dataFolder: string, name: string, changed: number): Brand | null {
  if (changed === 0) return null
  const path = brandFile(dataFolder, name)
  const file = fileSchema.safeParse(parseFile(path))
  if (!file.success)
    throw unreadable(
      path,
      file.error.issues.map(({ path: at, message }) => ({ path: at.join('.'), message })),
    )
  return { name, ...file.data, settings: settingsOf(path, file.data.settings) }
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const message = error instanceof Error ? error.message : 'is not JSON'
    // The parser shows the lines around the place.
    throw unreadable(path, [{ path: '', message: message.replaceAll(/\s+/g, ' ') }])
  }
}

function settingsOf(path: string, input: unknown): BrandSettings {
  const parsed = parseBrandSettings(input)
  if (!parsed.ok) throw unreadable(path, parsed.problems)
  return parsed.settings
}

/** One line, however much is wrong: it goes to logs and to a command's last words. */
function unreadable(path: string, problems: SettingsProblem[]): UnreadableBrand {
  return new UnreadableBrand(`${path}: ${formatProblems(problems).replaceAll('\n', '; ')}`)
}
