// The page's entry: the only file that touches the window. Reads the link, starts the desk, draws its state.
import { render } from 'preact'
import { themeCss } from '../ui/theme-css.ts'
import { brandInPath, takeAccess } from './access.ts'
import { AccessPage } from './access-page.tsx'
import { createDesk, type Desk, type DeskState } from './desk.ts'
import { createFormats } from './formats.ts'
import { refreshMs } from './pace.ts'
import { createQueryClient } from './query-client.ts'
import { ReportsPage } from './reports-page.tsx'
import { parseView, printView } from './view.ts'

/** The page is written in English; its numbers and days are written the same way. */
const formats = createFormats('en-GB')
const brand = brandInPath(location.pathname)
const systemDark = matchMedia('(prefers-color-scheme: dark)')

const theme = new CSSStyleSheet()
theme.replaceSync(themeCss(':root'))
document.adoptedStyleSheets = [theme]

/** Some privacy settings make the very look at sessionStorage throw. */
const tabMemory = (): Storage | null => {
  try {
    return sessionStorage
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

const show = (state: DeskState, desk: Desk, root: Element, isLink: boolean): void => {
  const { view, period } = state
  history.replaceState(null, '', `${location.pathname}${printView(view)}`)
  document.title = `${brand}, ${formats.period(period)} · Candor reports`
  document.documentElement.dataset.theme = view.theme ?? ''
  const dark = view.theme ? view.theme === 'dark' : systemDark.matches
  const page = state.denied ? (
    <AccessPage brand={brand} reason={isLink ? 'expired' : 'logged_out'} />
  ) : (
    <ReportsPage {...{ brand, state, formats, dark }} onChoose={desk.choose} onRefresh={desk.refresh} />
  )
  render(page, root)
}

/** @returns what ends this desk, for the next link opened in the same tab */
const open = (root: Element): (() => void) => {
  const access = takeAccess(location.hash, brand, tabMemory())
  const view = parseView(location.search)
  history.replaceState(null, '', `${location.pathname}${printView(view)}`)
  if (!brand) {
    render(<AccessPage brand={brand} reason="logged_out" />, root)
    return () => undefined
  }
  let redraw = () => {}
  const desk: Desk = createDesk({
    ask: createQueryClient({ fetch: fetchInTime, brand, access }),
    now: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    view,
    onChange: (state) => {
      redraw = () => show(state, desk, root, access !== null)
      redraw()
    },
  })
  const systemTheme = () => redraw()
  const lookAgain = () => {
    if (document.visibilityState === 'visible') desk.tick()
  }
  const timer = setInterval(lookAgain, refreshMs)
  document.addEventListener('visibilitychange', lookAgain)
  systemDark.addEventListener('change', systemTheme)
  desk.refresh()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', lookAgain)
    systemDark.removeEventListener('change', systemTheme)
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
