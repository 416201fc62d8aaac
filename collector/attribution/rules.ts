// The versions of a brand's rule. A changed setting makes a new one from the moment at which it is noticed; none is ever
// rewritten, so an order stays credited by the rule of its day.
import type { Brand } from '../brands/brand.ts'
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'
import { type AttributionRule, type AttributionSetting, attributionModels } from './rule.ts'

export interface AttributionRules {
  /** Every version, the oldest first; the last one is the setting as it is now. */
  read(brand: Brand): Promise<AttributionRule[]>
}

export function createAttributionRules({
  records,
  now,
}: {
  records: Pick<RecordStore, 'transact'>
  now: () => number
}): AttributionRules {
  return {
    read: ({ name, settings }) =>
      records.transact(name, async (tx) => {
        const rows = await tx.run(
          'SELECT version, model, window_days, applies_from FROM attribution_rules ORDER BY version',
        )
        const known = rows.map(toRule)
        const last = known.at(-1)
        if (last && isSame(last, settings.attribution)) return known
        // What was ordered before anybody looked is credited by the first rule.
        const appliesFrom = last ? now() : 0
        const next = { ...settings.attribution, version: known.length + 1, appliesFrom }
        await insert(tx, next)
        return [...known, next]
      }),
  }
}

async function insert(tx: RecordTransaction, rule: AttributionRule): Promise<void> {
  const { version, model, windowDays, appliesFrom } = rule
  await tx.run(
    'INSERT INTO attribution_rules (version, model, window_days, applies_from) VALUES (?, ?, ?, ?)',
    [version, model, windowDays, appliesFrom],
  )
}

function isSame(one: AttributionSetting, other: AttributionSetting): boolean {
  return one.model === other.model && one.windowDays === other.windowDays
}

function toRule(row: RecordRow): AttributionRule {
  const model = attributionModels.find((known) => known === row.model)
  if (model === undefined) throw new Error('A column holds no attribution model')
  return {
    model,
    windowDays: Number(row.window_days),
    version: Number(row.version),
    appliesFrom: Number(row.applies_from),
  }
}
