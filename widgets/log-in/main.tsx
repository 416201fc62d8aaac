// The page's entry: the only file that touches the window. Finds out what the page is about, and draws it.
import { render } from 'preact'
import { themeCss } from '../ui/theme-css.ts'
import { type Client, createClient } from './client.ts'
import { forgetFigures } from './forget-figures.ts'
import { inWords } from './in-words.ts'
import { LogInPage, type Start } from './log-in-page.tsx'
import { pathAfterLogIn } from './path-of.ts'

const theme = new CSSStyleSheet()
theme.replaceSync(themeCss(':root'))
document.adoptedStyleSheets = [theme]

/** K5: set by the collector at every log-in. */
const isRegistered = /(?:^|; )Popsell_registered=1/.test(document.cookie)
const invitation = /\/invitation\/([\w-]+)$/.exec(location.pathname)?.[1]
const wantedBrand = new URLSearchParams(location.search).get('brand')

/** A remembered log-in is used up by the first tab that comes: the others wait, and find its session. */
const findRoles = (client: Client) =>
  navigator.locks.request('candor-log-in', async () => {
    const roles = await client.who()
    if (roles) return roles
    return (await client.resume()) ? client.who() : null
  })

const findStart = async (client: Client): Promise<Start> => {
  if (invitation) {
    const welcome = await client.look(invitation)
    return 'email' in welcome
      ? { kind: 'invitation', token: invitation, welcome }
      : { kind: 'no_invitation', message: inWords(welcome) }
  }
  const roles = isRegistered ? await findRoles(client) : null
  if (!roles) forgetFigures(() => localStorage)
  return roles ? { kind: 'logged_in', roles } : { kind: 'log_in', isRegistered }
}

const open = async (element: HTMLElement): Promise<void> => {
  const root = new URL(element.dataset.root ?? './', location.href).href
  const asked = createClient({ fetch: (url, init) => fetch(url, init), root })
  const client: Client = {
    ...asked,
    logOut: () => {
      forgetFigures(() => localStorage)
      return asked.logOut()
    },
  }
  const goOn = (path: string | null): boolean => {
    if (path) location.replace(root + path)
    return path !== null
  }
  const start = await findStart(client)
  const isWayBack = wantedBrand !== null && start.kind === 'logged_in'
  if (isWayBack && goOn(pathAfterLogIn(start.roles, wantedBrand))) return
  render(
    <LogInPage
      client={client}
      root={root}
      start={start}
      onLoggedIn={(roles) => goOn(pathAfterLogIn(roles, wantedBrand))}
      onTitle={(title) => {
        document.title = `${title} · Candor`
      }}
    />,
    element,
  )
}

const element = document.querySelector<HTMLElement>('#log-in')
if (element) void open(element)
