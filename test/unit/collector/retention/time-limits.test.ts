import { describe, expect, it } from 'vitest'
import { linkLifetimeMs } from '../../../../collector/access/access-keys.ts'
import { rememberedForSeconds } from '../../../../collector/access/remembered.ts'
import { type TimeLimit, timeLimits } from '../../../../collector/retention/time-limits.ts'
import { brandSettingsSchema } from '../../../../collector/settings/brand-settings.ts'
import { retentionSettingsSchema } from '../../../../collector/settings/retention-settings.ts'

const rows: [string, TimeLimit][] = Object.entries(timeLimits)
const changeable = rows.flatMap(([id, { setting, default: fallback }]) =>
  setting?.room === 'retention' ? [{ id, ...setting, fallback }] : [],
)
const parse = (settings: object) =>
  brandSettingsSchema.safeParse({ origins: ['https://shop.example.com'], ...settings })

describe('the table of limits', () => {
  it('has each limit of the requirements, with its default', () => {
    const lengths = rows.map(([id, { default: length, unit }]) => [id, length, unit])
    expect(lengths).toEqual([
      ['R1', 4320, 'hours'],
      ['R2', 8760, 'hours'],
      ['R3', 30, 'days'],
      ['R4', 15, 'days'],
      ['R5', 15, 'days'],
      ['R6', 15, 'days'],
      ['R7', 365, 'days'],
      ['R8', 36, 'months'],
      ['R9', 36, 'months'],
      ['R10', 7, 'days'],
      ['R12', 7, 'days'],
      ['R13', 6, 'months'],
      ['R15', 12, 'months'],
      ['R17', 7, 'days'],
      ['R18', 40, 'days'],
      ['R21', null, 'days'],
      ['R22', 25, 'months'],
    ])
  })

  it('R1: is the default of the cookies’ setting, which the brand changes between 1 h and 400 days', () => {
    const hours = (settings: object) => parse(settings).data?.cookies.lifetimeHours
    expect(hours({})).toBe(timeLimits.R1.default)
    expect(hours({ cookies: { lifetimeHours: 1 } })).toBe(1)
    expect([0, 9601].map((lifetimeHours) => parse({ cookies: { lifetimeHours } }).success)).toEqual([
      false,
      false,
    ])
  })

  it('R2: is how long a remembered log-in lives, and no brand changes it', () => {
    expect(rememberedForSeconds).toBe(timeLimits.R2.default * 3600)
    expect(timeLimits.R2.setting).toBeNull()
  })

  it('R17: is how long a log-in lives', () => {
    expect(linkLifetimeMs).toBe(timeLimits.R17.default * 86_400_000)
  })

  it('is where the settings come from: each with its default', () => {
    const defaults = retentionSettingsSchema.parse(undefined)
    expect(defaults).toMatchObject(
      Object.fromEntries(changeable.map(({ name, fallback }) => [name, fallback])),
    )
  })

  it.each(changeable)('$id: the brand may say $least to $most, and nothing else', ({ name, least, most }) => {
    const isTaken = (value: unknown) => parse({ retention: { [name]: value } }).success
    expect([least, most].map(isTaken)).toEqual([true, true])
    expect([least - 1, most + 1, least + 0.5, 'long', null].map(isTaken)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
