// Waits for the moment at which a popin that nobody asked for may open.
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { PopinHost } from './host.ts'
import type { PopinMemory } from './popin-memory.ts'
import { hasSaveData, hasToGiveWay, scrolledShare } from './read-situation.ts'
import { isDue, isForbidden } from './triggers.ts'

/** How often it looks again. */
const lookAgainMs = 1000

/** Resolves to whether it may open now: false as soon as it may not on this page. */
export async function awaitMoment(
  page: Window & typeof globalThis,
  host: PopinHost,
  memory: PopinMemory,
  kind: PopinKind,
  calledAt: number,
  brandDelayMs: number,
  notice?: string | null,
): Promise<boolean> {
  for (;;) {
    const now = page.Date.now()
    if (isForbidden(kind, host.signal, hasSaveData(page.navigator), memory.isQuiet_(now, notice)))
      return false
    const isTime = isDue(kind, now - calledAt, brandDelayMs, scrolledShare(page))
    if (isTime && !hasToGiveWay(page.document)) return true
    await new Promise((resolve) => page.setTimeout(resolve, lookAgainMs))
  }
}
