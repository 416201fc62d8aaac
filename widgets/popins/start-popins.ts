// From a call to a popin on the page: waits for its moment, asks the collector for its texts, opens it. One at a time.
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { PopinAnswer, PopinOptions } from '../../sdk/protocol/popin.ts'
import { awaitMoment } from './await-moment.ts'
import type { PopinHost, StartPopins } from './host.ts'
import { openPopin } from './open-popin.ts'
import { createPopinMemory } from './popin-memory.ts'
import { tailorAnswer } from './tailor-answer.ts'

type Page = Window & typeof globalThis

export const createStartPopins =
  (page: Page): StartPopins =>
  (host) => {
    const { folder, brand } = host
    const memory = createPopinMemory(page, host.settings)
    let end: (() => void) | undefined

    return async (kind, given, isAsked, calledAt) => {
      const options = withPublication(given, host)
      const query = queryOf(host, options)
      const mayOpen = async (brandDelayMs: number, notice?: string | null) =>
        isAsked || (await awaitMoment(page, host, memory, kind, calledAt, brandDelayMs, notice))

      if (isOutOfPlace(kind, options, host, isAsked)) return
      if (!isAble(page)) {
        const { transaction_id } = options
        return (
          isAsked &&
          page.location.assign(`${folder}f/${brand}/${kind}${queryOf(host, options, transaction_id)}`)
        )
      }
      const answer = (await mayOpen(0)) && (await ask(page, `${folder}p/${brand}/popin/${kind}${query}`))
      if (!answer) return
      if (!(await mayOpen(answer.delay_seconds * 1000, answer.notice_version))) return memory.rest_()
      end?.()
      const tailored = tailorAnswer(answer, options, host.signal)
      end = openPopin(page, host, memory, kind, tailored, options, isAsked)
    }
  }

/** What the page does not say, the cookie may (K2). */
function withPublication(options: PopinOptions, { read }: PopinHost): PopinOptions {
  const publication = options.publication || read('session_shop')
  return publication ? { ...options, publication } : options
}

/** `order`: for the page without a script alone, whose form sends it on; the popin's answer is the same for every order. */
const queryOf = ({ language }: PopinHost, { publication }: PopinOptions, order?: string): string =>
  `?${new URLSearchParams({ language, ...(publication && { publication }), ...(order && { order }) })}`

/** Never before payment; nobody brought the order; nothing to pick into; already answered. */
const isOutOfPlace = (
  kind: PopinKind,
  { transaction_id, publication }: PopinOptions,
  { read }: PopinHost,
  isAsked: boolean,
): boolean =>
  (kind === 'order' && !(transaction_id && publication)) ||
  (kind === 'pick' && !read('session_add')) ||
  (kind === 'consent' && !isAsked && Boolean(read('consent')))

/** Without one of these there is no popin, but the collector's plain page. */
const isAble = ({ HTMLElement, CSS }: Page): boolean =>
  'showPopover' in HTMLElement.prototype && CSS.supports('color', 'light-dark(red,red)')

/** Nothing where the collector has no answer: then there is no popin. */
async function ask(page: Page, url: string): Promise<PopinAnswer | undefined> {
  try {
    const response = await page.fetch(url)
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
