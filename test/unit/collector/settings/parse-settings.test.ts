import { describe, expect, it } from 'vitest'
import { type BrandSettingsInput, tagSettings } from '../../../../collector/settings/brand-settings.ts'
import { formatProblems, parseBrandSettings } from '../../../../collector/settings/parse-settings.ts'

const origins = ['https://shop.example']

function parsed(input: Partial<BrandSettingsInput> = {}) {
  const result = parseBrandSettings({ origins, ...input })
  if (!result.ok) throw new Error(formatProblems(result.problems))
  return result.settings
}

function problemsOf(input: unknown): string[] {
  const result = parseBrandSettings(input)
  return result.ok ? [] : formatProblems(result.problems).split('\n')
}

const problemWith = (input: object) => problemsOf({ origins, ...input }).join()

describe('defaults', () => {
  it('are all filled in', () => {
    expect(parsed()).toMatchObject({
      origins,
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      region: 'FR',
      cookies: { prefix: 'Popsell_', technical: ['session_add', 'data'] },
      consent: 'required',
      arrival: { publication: 'candor_pub', ambassador: 'candor_add' },
      pageViews: true,
      limits: { batchesPerSecond: 0 },
    })
  })

  it('K4: the three cookies live 4320 hours', () => {
    expect(parsed().cookies.lifetimeHours).toBe(4320)
    for (const lifetimeHours of [1, 4320, 8760])
      expect(parsed({ cookies: { lifetimeHours } }).cookies.lifetimeHours).toBe(lifetimeHours)
  })

  it('E5: contacts are off until the brand switches them on', () => {
    expect(parsed().contacts).toBe('off')
    expect(parsed({ contacts: 'on' }).contacts).toBe('on')
  })

  it('of a part stay where another part is set', () => {
    expect(parsed({ cookies: { prefix: 'Acme_' } }).cookies).toEqual({
      prefix: 'Acme_',
      lifetimeHours: 4320,
      reach: 'site',
      setBy: 'script',
      technical: ['session_add', 'data'],
    })
  })
})

describe('an unknown key', () => {
  it.each([
    [{ curency: 'EUR' }, 'curency: unknown setting; did you mean currency?'],
    [{ cookies: { lifetimeHour: 1 } }, 'cookies.lifetimeHour: unknown setting; did you mean lifetimeHours?'],
    [
      { limits: { batchPerSecond: 1 } },
      'limits.batchPerSecond: unknown setting; did you mean batchesPerSecond?',
    ],
    [{ arrival: { publicaton: 'p' } }, 'arrival.publicaton: unknown setting; did you mean publication?'],
  ])('%j names its place and the nearest', (input, message) => {
    expect(problemWith(input)).toBe(message)
  })

  it('that is near to none names those that there are', () => {
    expect(problemWith({ cookies: { zzzzzzzzzz: 1 } })).toMatch(
      /unknown setting; known are prefix, lifetimeHours/,
    )
  })

  it('is told together with every other problem', () => {
    expect(problemsOf({ curency: 'EUR', timeZone: 'Paris' }).map((line) => line.split(':')[0])).toEqual([
      'origins',
      'timeZone',
      'curency',
    ])
  })
})

describe('a wrong value names its place', () => {
  it.each<[string, object]>([
    ['origins', { origins: [] }],
    ['origins.0', { origins: ['shop.example'] }],
    ['origins.0', { origins: ['https://shop.example/'] }],
    ['origins.0', { origins: ['https://Shop.example'] }],
    ['origins.0', { origins: ['https://shop.example:443'] }],
    ['origins.0', { origins: ['https://*.shop.example'] }],
    ['origins.1', { origins: ['https://shop.example', 'null'] }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['currency', { currency: 'eur' }],
    ['currency', { currency: 'XXX' }],
    ['region', { region: 'France' }],
    ['cookies.prefix', { cookies: { prefix: 'a b' } }],
    ['cookies.prefix', { cookies: { prefix: '<script>' } }],
    ['cookies.lifetimeHours', { cookies: { lifetimeHours: 0 } }],
    ['cookies.lifetimeHours', { cookies: { lifetimeHours: 9601 } }],
    ['cookies.lifetimeHours', { cookies: { lifetimeHours: 1.5 } }],
    ['cookies.domain', { cookies: { domain: 'shop' } }],
    ['cookies.technical.0', { cookies: { technical: ['visitor'] } }],
    ['consent', { consent: 'always' }],
    ['contacts', { contacts: true }],
    ['arrival.publication', { arrival: { publication: 'a&b' } }],
    ['pageViews', { pageViews: 'yes' }],
    ['limits.batchesPerSecond', { limits: { batchesPerSecond: -1 } }],
  ])('%s: %j', (place, input) => {
    expect(problemWith(input)).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}: .+`))
  })

  it.each([[null], ['text'], [[]], [undefined]])('%j is no settings at all', (input) => {
    expect(problemsOf(input)).toHaveLength(1)
  })
})

describe('what the tag may know', () => {
  it('is this and nothing else', () => {
    const settings = parsed({ contacts: 'on', cookies: { domain: 'shop.example', lifetimeHours: 8760 } })
    expect(tagSettings('acme', settings)).toEqual({
      brand: 'acme',
      unanswered: '000',
      mayStore: true,
      isRenewed: true,
      prefix: 'Popsell_',
      lifetime: 8760 * 3600,
      visitorLifetime: 8760 * 3600,
      domain: 'shop.example',
      technical: ['session_add', 'data'],
      isServer: false,
      shopParameter: 'candor_pub',
      addParameter: 'candor_add',
      pageViews: ['pathname'],
      dataLayer: true,
      links: true,
      searchParameters: ['q', 's', 'search', 'query', 'keyword'],
      cmp: true,
    })
  })

  it.each<[string, object, string | undefined]>([
    ['absent, the widest, by default', {}, undefined],
    ['absent for the site', { reach: 'site' }, undefined],
    ['empty for this host only', { reach: 'host' }, ''],
    ['empty where the collector sets the cookies', { setBy: 'server' }, ''],
    ['the one that is named', { domain: 'shop.example', reach: 'host', setBy: 'server' }, 'shop.example'],
  ])('the domain is %s', (_, cookies, domain) => {
    const settings = tagSettings('acme', parsed({ cookies }))
    expect(settings.domain).toBe(domain)
    expect('domain' in settings).toBe(domain !== undefined)
  })
})
