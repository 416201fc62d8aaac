// When a popin that nobody asked for may open: a table, and two pure functions over it.
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'

/** The least milliseconds since the call; the brand may only make it longer. POPINS 7. */
const onBlog = 10_000
export const delaysMs: Record<PopinKind, number> = {
  order: 3000,
  subscribe: onBlog,
  message: onBlog,
  form: onBlog,
  voucher: onBlog,
  consent: 0,
  pick: 0,
}

/** The share of a blog's page that, once scrolled through, ends the delay. There is no exit intent anywhere. */
const enoughRead = 0.5

/**
 * Whether it may not open by itself on this page, whatever happens. DNT and Save-Data: none does. GPC has answered the
 * consent question. The caps are for what asks for an opt-in: the consent question has to be asked and its answer is
 * kept, and picking is an ambassador's work.
 */
export const isForbidden = (
  kind: PopinKind,
  signal: PrivacySignal | null,
  hasSaveData: boolean,
  isQuiet: boolean,
): boolean =>
  hasSaveData || signal === 'dnt' || (kind === 'consent' ? signal === 'gpc' : kind !== 'pick' && isQuiet)

/**
 * Whether its moment has come.
 * @param brandDelayMs the brand's own; 0 until the collector has said it
 * @param scrolled how much of the page has been in view, from 0 to 1
 */
export const isDue = (kind: PopinKind, waitedMs: number, brandDelayMs: number, scrolled: number): boolean =>
  waitedMs >= Math.max(delaysMs[kind], brandDelayMs) || (delaysMs[kind] === onBlog && scrolled >= enoughRead)
