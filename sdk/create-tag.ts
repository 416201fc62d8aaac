// The composition root: what the tag is made of, in order. Nothing here touches a global.
import type { Guard } from './browser/guard.ts'
import { onLeaving } from './browser/on-leaving.ts'
import type { Page } from './browser/page.ts'
import { post } from './browser/post.ts'
import { randomId } from './browser/random-id.ts'
import type { Report } from './browser/report.ts'
import { takeParameter } from './browser/take-parameter.ts'
import { type Call, createDispatch } from './capture/dispatch.ts'
import { makeEvent } from './capture/make-event.ts'
import { createConsentCommands } from './consent/consent-commands.ts'
import { createShopperConsent, isRefused } from './consent/shopper-consent.ts'
import { createCookieJar } from './cookies/cookie-jar.ts'
import { createDataCommand } from './cookies/data-command.ts'
import { createNotices } from './notices.ts'
import type { WireEvent } from './protocol/batch.ts'
import type { TechnicalCookie } from './protocol/cookies.ts'
import type { TagSettings } from './protocol/tag-settings.ts'
import { deliver } from './queue/deliver.ts'
import { createEventQueue } from './queue/event-queue.ts'
import { type CustomerStamp, createCustomerCommands } from './visitor/customer-commands.ts'
import { createGuest } from './visitor/guest.ts'
import { createPublicationKeeper } from './visitor/publication.ts'

/**
 * Starts the tag on a page. `folder` is the collector's, with its last slash.
 * Longer than our functions are: it is one list, and splitting it cost 36 of the bytes that every shopper loads.
 */
export function createTag(
  page: Page,
  settings: TagSettings,
  folder: string,
  guard: Guard,
  report: Report,
): Call {
  const { arrival, brand, consent: mode } = settings
  const { technical, lifetimeHours } = settings.cookies
  const isExempt = mode === 'exempt'
  const mayStore = mode !== 'cookieless'

  const notices = createNotices(guard)
  const jar = createCookieJar(page, settings.cookies)
  // A mode that is not known asks first.
  const consent = createShopperConsent(page, jar, mayStore && !isExempt, mayStore)
  const mayKeep = (name: TechnicalCookie) => technical.includes(name) || consent.state_().attribution
  const guest = createGuest(jar, lifetimeHours, isExempt, () => randomId(page.crypto))
  const keepPublication = createPublicationKeeper(
    jar,
    technical.includes('session_shop'),
    mayStore,
    takeParameter(page, arrival.publication),
  )
  const ambassador = takeParameter(page, arrival.ambassador)
  if (mayKeep('session_add')) jar.write_('session_add', ambassador)

  const customer: CustomerStamp = {}
  const send = async (body: string | undefined, keepalive: boolean) => {
    if (body) notices.tell_('sent', await post(page, `${folder}e/${brand}`, body, keepalive))
    else report('failed')
  }
  const envelope = () => {
    const { answered, signal, ...allowed } = consent.state_()
    return {
      sent_at: page.Date.now(),
      consent: allowed,
      publication: allowed.attribution ? jar.read_('session_shop') : undefined,
      ...(answered && customer),
      ...(mayStore && guest.ids_()),
    }
  }
  const queue = createEventQueue(
    page,
    guard,
    () => consent.state_().analytics,
    (events) => deliver(envelope(), events, send),
  )
  const track = (name: string, params?: WireEvent['params']) => {
    if (!isRefused(consent.state_())) queue.add_(makeEvent(page, name, params))
  }
  /** Makes device and queue hold what is allowed now, and nothing else. */
  const settle = () => {
    const state = consent.state_()
    if (state.analytics && mayStore) guest.arrive_()
    else guest.forget_()
    keepPublication(state)
    if (isRefused(state)) queue.forget_()
    queue.flush_()
  }
  const customerCommands = createCustomerCommands(
    customer,
    () => track('identify'),
    () => {
      queue.flush_()
      queue.forget_()
      guest.forget_()
      settle()
    },
  )
  const onChange = () => {
    settle()
    notices.tell_('consent', consent.state_())
  }

  settle()
  onLeaving(page, queue.flush_)
  const commands = {
    // No inherited name is a command.
    __proto__: null,
    page: () => track('page_view'),
    event: track,
    ...customerCommands,
    ...createConsentCommands(jar, consent, onChange),
    data: createDataCommand(jar, () => mayKeep('data'), report),
    on: notices.on_,
  }
  return guard(createDispatch(commands, track, report)) as Call
}
