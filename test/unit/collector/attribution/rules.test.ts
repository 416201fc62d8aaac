import { describe, expect, it } from 'vitest'
import { createNoticeRules } from '../../../../collector/attribution/notice-rules.ts'
import { createReleases } from '../../../../collector/attribution/releases.ts'
import { ruleAt } from '../../../../collector/attribution/rule.ts'
import { createAttributionRules } from '../../../../collector/attribution/rules.ts'
import { attributionSchema } from '../../../../collector/attribution/schema.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { noon } from '../../../support/wire-batch.ts'

function withRules() {
  const records = openBrandRecords(attributionSchema)
  const clock = { now: noon }
  const now = () => clock.now
  const rules = createAttributionRules({ records, now })
  const read = (attribution: BrandSettingsInput['attribution']) => rules.read(testBrand({ attribution }))
  return { records, clock, now, rules, read }
}

const first = { version: 1, model: 'last', windowDays: 30, appliesFrom: 0 }

describe('the versions of a rule', () => {
  it('begin with the setting as it is, for every order there was', async () => {
    expect(await withRules().read({})).toEqual([first])
  })

  it('stay as they are while the setting does', async () => {
    const { clock, read } = withRules()
    await read({})
    clock.now += 1000
    expect(await read({ model: 'last', windowDays: 30 })).toEqual([first])
  })

  it('grow by each change, from the moment at which it is noticed; the past is not rewritten', async () => {
    const { clock, read } = withRules()
    await read({})
    clock.now += 1000
    const second = { version: 2, model: 'linear', windowDays: 30, appliesFrom: noon + 1000 }
    expect(await read({ model: 'linear' })).toEqual([first, second])
    clock.now += 1000
    const third = { version: 3, model: 'last', windowDays: 7, appliesFrom: noon + 2000 }
    expect(await read({ windowDays: 7 })).toEqual([first, second, third])
    clock.now += 1000
    const back = { ...first, version: 4, appliesFrom: noon + 3000 }
    const rules = await read({})
    expect(rules).toEqual([first, second, third, back])
    expect([noon, noon + 1000, noon + 2999, noon + 3000].map((at) => ruleAt(rules, at).version)).toEqual([
      1, 2, 3, 4,
    ])
  })

  it('are one however many look at once', async () => {
    const { read } = withRules()
    const all = await Promise.all(Array.from({ length: 5 }, () => read({ model: 'first' })))
    expect(new Set(all.map((rules) => JSON.stringify(rules))).size).toBe(1)
  })

  it('are noticed by a timer, which asks the store only after a change', async () => {
    const { rules, clock } = withRules()
    const brand = { current: testBrand() }
    let asked = 0
    const counted = {
      read: async (one: typeof brand.current) => {
        if (one.name === 'broken') throw new Error('its store fails')
        return rules.read(one).finally(() => void asked++)
      },
    }
    const brands = { readable: () => [testBrand({}, 'broken'), brand.current] }
    const notice = createNoticeRules({ brands, rules: counted })
    const problems: unknown[] = []
    const look = () => notice((error) => void problems.push(error))
    await look()
    await look()
    expect(asked).toBe(1)
    brand.current = testBrand({ attribution: { model: 'position' } })
    clock.now += 5000
    await look()
    clock.now += 86_400_000
    expect(problems).toHaveLength(3)
    expect((await rules.read(brand.current)).at(-1)).toMatchObject({
      model: 'position',
      appliesFrom: noon + 5000,
    })
  })
})

describe('a release', () => {
  it('E18: says which credit, by whom and when, and the first one stays', async () => {
    const { records, clock, now } = withRules()
    const releases = createReleases({ records, now })
    const credit = { order: 'T1', publication: 'P1' }
    const release = (by: string) => records.transact('shop', (tx) => releases.release(tx, credit, by))
    await release('01J0PERSON')
    clock.now += 1000
    await release('server')
    expect(await releases.list('shop')).toEqual([{ ...credit, at: noon, by: '01J0PERSON' }])
    expect(await releases.list('other')).toEqual([])
  })
})
