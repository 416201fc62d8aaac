import { describe, expect, it } from 'vitest'
import { boardKey } from '../../../../widgets/reports/board.ts'
import { createFreshFigures, dashboardCookie } from '../../../../widgets/reports/fresh-figures.ts'
import { noon, sampleBoard } from './sample-answer.ts'

const dayMs = 86_400_000

/** A browser with one cookie and a storage, and the page of a brand in it. */
function newBrowser() {
  const stored = new Map<string, string>()
  const written: string[] = []
  const clock = { now: noon }
  let cookie = ''
  const memory = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  const pageOf = (brand: string) =>
    createFreshFigures({
      brand,
      keyOf: boardKey,
      memory,
      cookies: {
        read: () => `other=1; ${cookie}`,
        write: (text) => {
          written.push(text)
          cookie = text.includes('Max-Age=0') ? '' : (text.split(';')[0] ?? '')
        },
      },
      isSecure: true,
      now: () => clock.now,
    })
  return { pageOf, stored, written, clock, lose: () => (cookie = '') }
}

const board = sampleBoard()
const question = boardKey(board)

describe('the figures that a browser has fresh', () => {
  it('K7: a cookie of a year says which reports they are and as of when, and nothing else', () => {
    const { pageOf, written } = newBrowser()
    const page = pageOf('shop-fr')
    page.keep(board)
    const second = { ...board, report: { ...board.report, name: 'search' } }
    page.keep(second)
    expect(written.at(-1)).toBe(
      `${dashboardCookie}=shop-fr.search.1795262400~shop-fr.overview.1795262400; Path=/; Max-Age=31536000; SameSite=Strict; Secure`,
    )
    expect(page.find('overview', question)).toEqual(board)
  })

  it('K7: are no person’s: what is kept is the answer as it was shown, in which small groups are hidden', () => {
    const { pageOf, stored } = newBrowser()
    pageOf('shop-fr').keep(board)
    expect([...stored.keys()]).toEqual(['candor_figures_shop-fr.overview'])
    expect([...stored.values()]).toEqual([JSON.stringify({ question, board })])
  })

  it('are shown for the same question only, of the same brand, and for a day', () => {
    const { pageOf, clock } = newBrowser()
    const page = pageOf('shop-fr')
    page.keep(board)
    expect(
      page.find('overview', boardKey({ ...board, period: { from: '2026-11-01', to: '2026-11-02' } })),
    ).toBeNull()
    expect(pageOf('shop-de').find('overview', question)).toBeNull()
    clock.now += dayMs + 1000
    expect(page.find('overview', question)).toBeNull()
  })

  it('are gone with the cookie, which the log-out ends, and with a refusal', () => {
    const browser = newBrowser()
    const page = browser.pageOf('shop-fr')
    page.keep(board)
    page.forget()
    expect([browser.stored.size, page.find('overview', question)]).toEqual([0, null])
    page.keep(board)
    browser.lose()
    expect(page.find('overview', question)).toBeNull()
  })

  it('are six reports at most, none of right now, and nothing where the browser keeps nothing', () => {
    const { pageOf, stored } = newBrowser()
    const page = pageOf('shop-fr')
    for (let at = 0; at < 9; at += 1)
      page.keep({ ...board, report: { ...board.report, name: `report_${'abcdefghi'[at]}` } })
    expect(stored.size).toBe(6)
    page.keep({ ...board, report: { ...board.report, name: 'live', over: 'now' } })
    expect(stored.has('candor_figures_shop-fr.live')).toBe(false)
    const full = createFreshFigures({
      brand: 'shop-fr',
      keyOf: boardKey,
      memory: null,
      cookies: { read: () => `${dashboardCookie}=shop-fr.overview.1795262400`, write: () => undefined },
      isSecure: false,
      now: () => noon,
    })
    full.keep(board)
    expect(full.find('overview', question)).toBeNull()
  })
})
