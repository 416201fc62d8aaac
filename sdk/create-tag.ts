// The composition root: what the tag is made of, in order. Nothing here touches a global.
import type { Guard } from './browser/guard.ts'
import { createKeptText } from './browser/kept-text.ts'
import { createListen } from './browser/listen.ts'
import type { Page } from './browser/page.ts'
import { post } from './browser/post.ts'
import { randomId } from './browser/random-id.ts'
import type { Report } from './browser/report.ts'
import { takeParameter } from './browser/take-parameter.ts'
import { watchClicks } from './capture/clicks.ts'
import { watchDataLayer } from './capture/data-layer.ts'
import { type Call, createDispatch } from './capture/dispatch.ts'
import { watchLists } from './capture/lists-in-view.ts'
import { makeEvent, type Params } from './capture/make-event.ts'
import { watchPageViews } from './capture/page-views.ts'
import { findSearch } from './capture/site-search.ts'
import { createTabMemory } from './capture/tab-memory.ts'
import { createConsentCommands } from './consent/consent-commands.ts'
import { followCmp } from './consent/follow-cmp.ts'
import { createShopperConsent, isRefused } from './consent/shopper-consent.ts'
import { tellGoogle } from './consent/tell-google.ts'
import { createCookieJar } from './cookies/cookie-jar.ts'
import { createDataCommand } from './cookies/data-command.ts'
import { createServerCookies } from './cookies/server-cookies.ts'
import { createNotices } from './notices.ts'
import type { Consent } from './protocol/consent.ts'
import type { TechnicalCookie } from './protocol/cookies.ts'
import { limits } from './protocol/limits.ts'
import type { TagSettings } from './protocol/tag-settings.ts'
import { createEventQueue, lingerMs } from './queue/event-queue.ts'
import { createOutbox } from './queue/outbox.ts'
import { seal } from './queue/seal.ts'
import { type CustomerStamp, createCustomerCommands } from './visitor/customer-commands.ts'
import { createGuest } from './visitor/guest.ts'
import { createPickCommand } from './visitor/pick-command.ts'
import { createPublicationKeeper } from './visitor/publication.ts'

/** Calls made before the tag was there, each an `arguments` object of the stub's. */
export type EarlyCalls = readonly Parameters<Call>[]

/**
 * Starts the tag on a page: hands it to `install`, counts the page view unless one of the early calls does, plays those
 * in their order, then reads what else the page tells. `folder` is the collector's, with its last slash.
 * Longer than our functions are: it is one list, and splitting it costs bytes that every shopper loads.
 */
export function createTag(
  page: Page,
  settings: TagSettings,
  folder: string,
  guard: Guard,
  report: Report,
  early: EarlyCalls = [],
  install: (candor: Call) => void = () => undefined,
): Call {
  const { arrival, brand, capture, cmp, consent: mode, pageViews } = settings
  const { technical, lifetimeHours, prefix, setBy } = settings.cookies
  const isExempt = mode === 'exempt'
  const mayStore = mode !== 'cookieless'
  // A mode that is not known asks first.
  const isAskedFirst = mayStore && !isExempt

  const address = `${folder}e/${brand}`
  const listen = createListen(page, guard)
  const notices = createNotices(guard)
  const jar = createCookieJar(
    page,
    settings.cookies,
    setBy === 'server' && createServerCookies(page, `${folder}c/${brand}`),
  )
  const consent = createShopperConsent(page, jar, isAskedFirst, mayStore)
  let now = consent.state_()
  const mayKeep = (name: TechnicalCookie) => technical.includes(name) || now.attribution
  const guest = createGuest(jar, lifetimeHours, isExempt, () => randomId(page.crypto))
  const keepPublication = createPublicationKeeper(
    jar,
    technical.includes('session_shop'),
    mayStore,
    takeParameter(page, arrival.publication),
  )
  const ambassador = takeParameter(page, arrival.ambassador)
  if (mayKeep('session_add')) jar.write_('session_add', ambassador)

  const keptQueue = createKeptText(page, 'localStorage', `${prefix}queue`)
  const keptLists = createKeptText(page, 'sessionStorage', `${prefix}lists`)
  const memory = createTabMemory(page, keptLists)
  const customer: CustomerStamp = {}
  const purposesNow = (): Consent => {
    const { answered, signal, ...allowed } = now
    return allowed
  }
  const flushNow = guard((isForced?: boolean) => {
    lookAround()
    now = consent.state_()
    if (isRefused(now)) forget()
    else if (now.analytics && !page.document.prerendering) {
      if (isForced || !outbox.isPaused_()) sealAll()
      outbox.send_(mayStore)
    }
  })
  const flush = () => flushNow()
  const queue = createEventQueue(page, () => !now.analytics, flush)
  const outbox = createOutbox(
    page,
    address,
    keptQueue,
    report,
    (notice) => notices.tell_('sent', notice),
    flush,
  )
  const sealAll = () => {
    const events = queue.take_()
    if (!events[0]) return
    const { url } = events[0]
    const isKnown = now.answered && customer.customer
    seal(
      {
        consent: purposesNow(),
        publication: now.attribution ? jar.read_('session_shop') : undefined,
        ...(mayStore && guest.ids_()),
        url,
        referrer: page.document.referrer.slice(0, limits.urlLength) || undefined,
      },
      events.map((event) => (event.url === url ? { ...event, url: undefined } : event)),
      (text) =>
        text ? outbox.add_(text, isKnown ? `"customer":${JSON.stringify(isKnown)},` : '') : report('failed'),
    )
  }
  const forget = () => {
    queue.take_()
    outbox.forget_()
    memory.forget_()
  }
  const track = (name: string, params?: Params) => {
    if (isRefused(now)) return
    const whole = params && memory.complete_(name, params)
    if (!params || whole) queue.add_(makeEvent(page, name, whole))
  }
  /** Makes device and queue hold what is allowed now, and nothing else. */
  const settle = () => {
    now = consent.state_()
    if (now.analytics && mayStore) {
      guest.arrive_()
      memory.load_()
    } else {
      guest.forget_()
      keptQueue.write_('')
      keptLists.write_('')
    }
    keepPublication(now)
    if (isRefused(now)) forget()
  }
  const customerCommands = createCustomerCommands(
    customer,
    () => track('identify'),
    () => {
      flushNow(true)
      queue.take_()
      guest.forget_()
      settle()
    },
  )
  const inStep = guard((when: 'default' | 'update') => {
    if (cmp !== 'off') tellGoogle(page, when, now.analytics && when === 'update')
  })
  const change = (work: () => void) => {
    // What happened under the old answer keeps its stamp; a no forgets it all the same.
    if (now.analytics) sealAll()
    const before = now
    work()
    settle()
    if (before.analytics && !now.analytics) {
      const { id, name, at } = makeEvent(page, 'consent')
      // Not by the outbox, which holds nothing after a no.
      post(
        page,
        address,
        JSON.stringify({ sent_at: at, consent: purposesNow(), events: [{ id, name, at }] }),
        true,
      )
    }
    if (now.answered) inStep('update')
    flush()
    notices.tell_('consent', now)
  }
  const consentCommands = createConsentCommands(jar, consent, change)

  const lookForLists = watchLists(page, guard, track)
  const lookAround = guard(() => {
    lookForLists()
    if (!memory.isSearched_()) findSearch(page, capture.searchParameters, track)
  })

  settle()
  const countPage = () => track('page_view')
  const commands = {
    // No inherited name is a command.
    __proto__: null,
    page: pageViews ? watchPageViews(page, guard, listen, Object(pageViews), countPage) : countPage,
    event: track,
    pick: createPickCommand(jar, track, report),
    ...customerCommands,
    ...consentCommands,
    data: createDataCommand(jar, () => mayKeep('data'), report),
    on: notices.on_,
  }
  const candor = guard(createDispatch(commands, track, report)) as Call
  install(candor)
  listen('pagehide visibilitychange prerenderingchange', ({ type }) => {
    const isLeaving = type === 'pagehide' || page.document.visibilityState === 'hidden'
    flushNow(isLeaving)
    if (isLeaving && now.analytics && mayStore) {
      outbox.leave_()
      memory.save_()
    }
  })
  listen('online', outbox.endPause_)
  page.setTimeout(flush, lingerMs)
  if (isAskedFirst) inStep('default')
  if (now.answered) inStep('update')
  if (pageViews && !early.some((call) => call[0] === 'page')) candor('page')
  for (const call of early) candor(...call)
  if (capture.dataLayer) guard(watchDataLayer)(page, guard, track)
  watchClicks(page, listen, capture.links, track)
  if (cmp !== 'off') {
    guard(followCmp)(page, guard, consentCommands.consent, () => now.analytics)
  }
  return candor
}
