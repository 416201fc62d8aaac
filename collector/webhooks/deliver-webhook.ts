// The task of kind `webhook`: tells the brand, again and again until it acknowledges.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { ReadSecret } from '../settings/read-secret.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { TaskHandler } from '../tasks/task-runner.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { postWebhook } from './post-webhook.ts'
import type { Lookup } from './resolve-host.ts'
import { signWebhook } from './sign-webhook.ts'
import type { Webhook } from './webhook.ts'

/** Told in vain for so long, a webhook is given up; the brand's export still says what it would have said. */
const givenUpAfterMs = 30 * 86_400_000

/** Keeps what is to be told, in the transaction that makes it true. */
export function addWebhook(tx: RecordTransaction, tasks: Tasks, webhook: Webhook): Promise<boolean> {
  return tasks.add(tx, { id: webhook.id, kind: 'webhook', payload: JSON.stringify(webhook) })
}

export interface DeliveryOptions {
  brands: BrandRegistry
  readSecret: ReadSecret
  lookup: Lookup
  now: () => number
  /** Told why an attempt failed; it is tried again. */
  onFailure: (reason: string, brand: string) => void
}

export function createWebhookDelivery(options: DeliveryOptions): TaskHandler {
  const { brands, readSecret, lookup, now, onFailure } = options
  return async (name, task) => {
    const settings = brands.find(name)?.settings.webhooks
    if (!settings || now() - task.createdAt > givenUpAfterMs) return 'finish'
    const secret = readSecret(settings.secret)
    if (secret === null) {
      onFailure('no_secret', name)
      return 'retry'
    }
    const headers = {
      'candor-signature': signWebhook(task.payload, secret, now()),
      'candor-delivery': task.id,
      'user-agent': 'Candor',
    }
    const { url, loopback } = settings
    const result = await postWebhook({ url, body: task.payload, headers, loopback }, { lookup })
    if (result.ok) return 'finish'
    onFailure(result.reason, name)
    return 'retry'
  }
}
