// The page's entry: the only file that touches the window. Reads the link, starts the desk, draws its state.
import { render } from 'preact'
import { brandInPath, takeAccess } from './access.ts'
import { AccessPage } from './access-page.tsx'
import type { ReportTable } from './catalogue.ts'
import { createDesk, type Desk, type DeskState } from './desk.ts'
import { createFormats } from './formats.ts'
import { createFreshFigures } from './fresh-figures.ts'
import { refreshMs } from './pace.ts'
import { questionOf } from './query.ts'
import { type AskFile, createQueryClient } from './query-client.ts'
import { ReportsPage } from './reports-page.tsx'
import { createSavedViews, type SavedViews } from './saved-views.ts'
import type { Share } from './share-menu.tsx'
import { parseView, printView, type View } from './view.ts'

/** The page is written in English; its numbers and days are written the same way. */
const formats = createFormats('en-GB')
const brand = brandInPath(location.pathname)
const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** Some privacy settings make the very look at a storage throw. */
const memoryOf = (name: 'sessionStorage' | 'localStorage'): Storage | null => {
  try {
    return window[name]
  } catch {
    return null
  }
}

/** A question that is never answered must not keep the page waiting: it counts as lost, and is asked again. */
const patienceMs = 10_000
const fetchInTime = (url: string, { signal, ...init }: RequestInit): Promise<Response> => {
  const ends = [AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]
  return fetch(url, { ...init, signal: AbortSignal.any(ends) })
}

/** What the page has at hand beside its state. */
interface Hands {
  desk: Desk
  askFile: AskFile
  saved: SavedViews
  share: Share
  /** Whether a link gave access, and not a person's log-in. */
  isLink: boolean
}

/** Another report is another step back; another choice within one is not. */
const keepInAddress = (view: View): void => {
  const address = `${location.pathname}${printView(view)}`
  if (parseView(location.search).report === view.report) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
}

/** The table as it is shown, as a file. @returns why not, or nothing */
const saveTable = async (table: ReportTable, state: DeskState, askFile: AskFile): Promise<string> => {
  const { board } = state
  if (!board) return ''
  const asked = await askFile(questionOf(board.report, table, board.period, board.view))
  if (!asked.ok) return asked.message
  const link = document.createElement('a')
  link.href = URL.createObjectURL(asked.file)
  link.download = `${brand}-${board.report.name}-${table.name}-${board.period.from}-${board.period.to}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
  return ''
}

const show = (state: DeskState, root: Element, { desk, askFile, saved, share, isLink }: Hands): void => {
  const { view, period } = state
  keepInAddress(view)
  document.title = `${brand}, ${formats.period(period)} · Candor reports`
  document.documentElement.dataset.theme = view.theme ?? ''
  const dark = view.theme ? view.theme === 'dark' : systemDark.matches
  const page = state.denied ? (
    <AccessPage brand={brand} reason={isLink ? 'expired' : 'logged_out'} />
  ) : (
    <ReportsPage
      {...{ brand, state, formats, dark, saved }}
      share={isLink ? null : share}
      onChoose={desk.choose}
      onRefresh={desk.refresh}
      onFile={(table) => saveTable(table, state, askFile)}
    />
  )
  render(page, root)
}

/** @returns what ends this desk, for the next link opened in the same tab */
const open = (root: Element): (() => void) => {
  const access = takeAccess(location.hash, brand, memoryOf('sessionStorage'))
  const view = parseView(location.search)
  history.replaceState(null, '', `${location.pathname}${printView(view)}`)
  if (!brand) {
    render(<AccessPage brand={brand} reason="logged_out" />, root)
    return () => undefined
  }
  let redraw = () => {}
  const { ask, askCatalogue, askFile, share } = createQueryClient({ fetch: fetchInTime, brand, access })
  /** Where the collector knows no address of its own, the link is relative to this page's. */
  const shareHere: Share = async (wanted) => {
    const shared = await share(wanted)
    return shared.ok ? { ...shared, link: new URL(shared.link, location.href).href } : shared
  }
  const saved = createSavedViews(brand, memoryOf('localStorage'))
  const figures = createFreshFigures({
    brand,
    memory: () => localStorage,
    cookies: document,
    secure: location.protocol === 'https:' ? '; Secure' : '',
    now: Date.now,
  })
  const desk: Desk = createDesk({
    figures: access === null ? figures : null,
    ask,
    askCatalogue,
    now: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    view,
    onChange: (state) => {
      redraw = () => show(state, root, { desk, askFile, saved, share: shareHere, isLink: access !== null })
      redraw()
    },
  })
  const systemTheme = () => redraw()
  const goBack = () => desk.choose(parseView(location.search))
  const lookAgain = () => {
    if (document.visibilityState === 'visible') desk.tick()
  }
  const timer = setInterval(lookAgain, refreshMs)
  document.addEventListener('visibilitychange', lookAgain)
  systemDark.addEventListener('change', systemTheme)
  addEventListener('popstate', goBack)
  desk.refresh()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', lookAgain)
    systemDark.removeEventListener('change', systemTheme)
    removeEventListener('popstate', goBack)
    desk.close()
  }
}

const root = document.querySelector('#reports')
if (root) {
  let close = open(root)
  addEventListener('hashchange', () => {
    if (!location.hash) return
    close()
    close = open(root)
  })
}
