// What ends by itself: a new address that nobody confirmed goes (R6), and the request of an erasure that was finished
// later is answered.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { pendingLastsMs } from '../settings/retention-settings.ts'
import type { RecordStore } from '../stores/records.ts'
import type { EmailChanges } from './email-changes.ts'
import type { RightsRequests } from './requests.ts'

/** In every brand; for a timer. Safe to be killed and asked again; a brand that fails does not keep it from the others. */
export type SettleOver = (onFailure: (error: unknown) => void) => Promise<void>

export interface SettleOverOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'readable'>
  emailChanges: EmailChanges
  requests: RightsRequests
  now: () => number
}

export function createSettleOver(options: SettleOverOptions): SettleOver {
  const { records, brands, emailChanges, requests, now } = options

  async function settle({ name, settings }: Brand): Promise<void> {
    const before = now() - pendingLastsMs(settings)
    await records.transact(name, async (tx) => {
      for (const request of await emailChanges.removeBefore(tx, before))
        await requests.settle(tx, request, 'lapsed')
      await requests.settleErased(tx)
    })
  }

  return async (onFailure) => {
    for (const brand of brands.readable()) await settle(brand).catch(onFailure)
  }
}
