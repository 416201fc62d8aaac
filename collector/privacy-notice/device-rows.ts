// What a brand's settings put on a shopper's device: the tag's cookies, and the browser's own storage.
import { type CookieName, type CookieRule, cookies } from '../../sdk/protocol/cookies.ts'
import { type BrandSettings, tagSettings } from '../settings/brand-settings.ts'
import { deviceStorage } from './device-storage.ts'
import type { NoticeWords } from './notice-words.ts'

const secondsPerHour = 3600
const hoursPerDay = 24

export function deviceRows(settings: BrandSettings, words: NoticeWords): string[][] {
  const { prefix } = settings.cookies
  const cookieRows = namesOf(cookies)
    .filter((name) => isSet(name, settings))
    .map((name) => [
      `${prefix}${cookies[name].suffix}`,
      words.shelves.cookie,
      words.cookie(name),
      words.cookiePurposes[purposeOf(name, settings)],
      livesFor(secondsOf(name, settings), words),
    ])
  const recordRows = namesOf(deviceStorage)
    .filter((name) => settings.consent !== 'cookieless' || deviceStorage[name].isKeptCookieless)
    .map((name) => {
      const { suffix, shelf, purpose } = deviceStorage[name]
      const about = [words.record(name), words.cookiePurposes[purpose], words.lives[shelf]]
      return [`${prefix}${suffix}`, words.shelves[shelf], ...about]
    })
  return [...cookieRows, ...recordRows]
}

/** In the cookieless mode only technical ones and the person's own answer are ever set. */
function isSet(name: CookieName, settings: BrandSettings): boolean {
  const purpose = purposeOf(name, settings)
  return settings.consent !== 'cookieless' || purpose === 'technical' || purpose === 'choice'
}

/** As the brand declares the three that it may declare; a technical one that it does not waits for crediting's yes. */
function purposeOf(name: CookieName, { cookies: { technical } }: BrandSettings): CookieRule['purpose'] {
  const rule: CookieRule = cookies[name]
  if (technical.some((declared) => declared === name)) return 'technical'
  return rule.purpose === 'technical' ? 'attribution' : rule.purpose
}

function secondsOf(name: CookieName, settings: BrandSettings): number {
  const { lifetime }: CookieRule = cookies[name]
  if (name === 'visitor') return tagSettings('', settings).visitorLifetime
  return lifetime === 'brand' ? settings.cookies.lifetimeHours * secondsPerHour : lifetime
}

function livesFor(seconds: number, words: NoticeWords): string {
  const hours = seconds / secondsPerHour
  if (hours < 1) return words.minutes(seconds / 60)
  return hours % hoursPerDay === 0 ? words.length(hours / hoursPerDay, 'days') : words.length(hours, 'hours')
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table).filter((name): name is Name => name in table)
}
