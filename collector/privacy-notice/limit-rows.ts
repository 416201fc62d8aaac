// How long each thing is kept, by a brand's settings: the table of time limits in the words of one language.
import { type LimitId, type TimeLimit, timeLimits } from '../retention/time-limits.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import type { NoticeWords } from './notice-words.ts'

export function limitRows(settings: BrandSettings, words: NoticeWords): string[][] {
  return limitIds.map((id) => {
    const [what, whenDue] = words.limit(id)
    return [id, what, lengthIn(id, settings, words), whenDue]
  })
}

const limitIds = Object.keys(timeLimits).filter((id): id is LimitId => id in timeLimits)

/** As the brand set it, else as it is for everybody. */
export function lengthIn(id: LimitId, settings: BrandSettings, words: NoticeWords): string {
  const { default: fallback, unit, setting }: TimeLimit = timeLimits[id]
  if (fallback === null) return words.noLength
  const room: Readonly<Record<string, unknown>> = setting ? settings[setting.room] : {}
  const set = setting ? room[setting.name] : fallback
  const length = words.length(typeof set === 'number' ? set : fallback, unit)
  const { backupMonths } = settings.retention
  if (id !== 'R18' || backupMonths === 0) return length
  return `${length}${words.monthlyBackups(words.length(backupMonths, 'months'))}`
}
