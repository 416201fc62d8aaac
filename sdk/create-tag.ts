// The composition root: what the tag is made of, in order. Nothing here touches a global.
import { guard } from './browser/guard.ts'
import { listen } from './browser/listen.ts'
import { document, type PageEvent, page } from './browser/page.ts'
import { report } from './browser/report.ts'
import { watchClicks } from './capture/clicks.ts'
import { watchDataLayer } from './capture/data-layer.ts'
import { startLookingAround } from './capture/look-around.ts'
import { watchOwnForms } from './capture/own-forms.ts'
import { countPage, lookAtPage, startPageViews, watchHistory } from './capture/page-views.ts'
import { isShopEvent } from './capture/shop-events.ts'
import { saveTabMemory, startTabMemory } from './capture/tab-memory.ts'
import { track } from './capture/track.ts'
import { consentCommands } from './consent/consent-commands.ts'
import { followCmp } from './consent/follow-cmp.ts'
import { allowed, consentState, optedOut, say } from './consent/shopper-consent.ts'
import { denyGoogle, tellGoogle } from './consent/tell-google.ts'
import { startCookieJar } from './cookies/cookie-jar.ts'
import { handData } from './cookies/data-command.ts'
import { flush } from './flush.ts'
import { on, startNotices } from './notices.ts'
import { popin } from './popin-command.ts'
import { startDue } from './queue/due.ts'
import { lingerMs, startQueue } from './queue/event-queue.ts'
import { endPause, startOutbox, storeBatches } from './queue/outbox.ts'
import { mayStore, pageViews, settings } from './settings.ts'
import { settle } from './settle.ts'
import { identify, logOut } from './visitor/customer-commands.ts'
import { loggedIn } from './visitor/logged-in.ts'
import { keepAmbassador, readArrival } from './visitor/publication.ts'

/** A command takes what the page hands over, so its types are a wish: each copes with anything, or is guarded. */
type Command = (...args: never[]) => unknown

/** `candor` itself, before its public types: what the page calls it with is anybody's guess. */
export interface Call {
  (name: string, ...args: unknown[]): unknown
  /** Tells a second copy of the tag to stay quiet. */
  loaded?: true
}

/** Calls made before the tag was there, each an `arguments` object of the stub's. */
export type EarlyCalls = readonly Parameters<Call>[]

const commands: Record<string, Command> = {
  page: countPage,
  event: track,
  pick: popin,
  identify,
  logout: logOut,
  ...consentCommands,
  data: handData,
  popin,
  on,
}

/** `candor(command, …)`: an event by its own name, a command of the table, or one line in the console. */
export const candor = guard((name: never, ...args: never[]): unknown =>
  isShopEvent(name)
    ? track(name, ...args)
    : ((!(name in {}) && commands[name]) || (() => report('invalid_call', name)))(...args),
) as Call

/** Everything begins anew: a tag keeps nothing from an earlier one. */
const startRooms = (): void => {
  startNotices()
  startCookieJar()
  startTabMemory()
  startDue(flush)
  startQueue()
  startOutbox()
  startLookingAround()
  loggedIn.customer = undefined
  say()
  startPageViews()
  readArrival()
  settle()
  keepAmbassador()
}

/** The page is shown, moved, hidden or left. */
const onPage = ({ type, persisted }: PageEvent): void => {
  const isLeaving = type === 'pagehide' || document.hidden
  if (pageViews[0]) (persisted && !isLeaving ? countPage : lookAtPage)()
  flush(isLeaving)
  if (isLeaving && allowed.analytics && mayStore) {
    storeBatches()
    saveTabMemory()
  }
}

/**
 * Starts the tag on the page and with the settings in use: plays the early calls in their order, counts the page view
 * unless one of them did, then reads what else the page tells.
 */
export const createTag = (early: EarlyCalls = []): Call => {
  startRooms()
  listen('popstate pageshow visibilitychange prerenderingchange pagehide', onPage)
  listen('online', endPause)
  page.setTimeout(flush, lingerMs)
  if (settings.unanswered === optedOut) denyGoogle()
  if (consentState.answered) tellGoogle('update')
  for (const call of early) candor(...call)
  if (pageViews[0]) lookAtPage()
  if (settings.dataLayer) watchDataLayer()
  watchClicks()
  watchOwnForms()
  if (settings.cmp) followCmp()
  if (pageViews[0]) guard(watchHistory)()
  return candor
}
