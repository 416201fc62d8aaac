// Telling the brand's systems, which may have copies, what a person did with their rights (article 19).
import type { Contact } from '../contacts/contact.ts'
import { isShownToBrand } from '../contacts/withdraw.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { addWebhook } from '../webhooks/deliver-webhook.ts'
import type { WebhookEvent } from '../webhooks/webhook.ts'
import { byPerson } from './by-person.ts'

/**
 * Of a contact that the brand may not see it does not hear (A3), nor of what its own people did. Of one that is
 * restricted it hears that it is, and then nothing until that is lifted.
 */
export type TellBrand = (
  tx: RecordTransaction,
  brand: string,
  event: WebhookEvent,
  contacts: readonly Contact[],
  by: string,
) => Promise<void>

export interface TellBrandOptions {
  tasks: Tasks
  newId: () => string
  now: () => number
}

export function createTellBrand({ tasks, newId, now }: TellBrandOptions): TellBrand {
  return async (tx, brand, event, contacts, by) => {
    if (by !== byPerson) return
    for (const { id, ambassador, optIns, restrictedAt } of contacts) {
      const isSilent = restrictedAt !== null && event !== 'contact.unrestricted'
      if (isSilent || !isShownToBrand(optIns)) continue
      await addWebhook(tx, tasks, {
        id: newId(),
        event,
        at: now(),
        brand,
        contact: id,
        ambassador,
        opt_ins: optIns,
      })
    }
  }
}
