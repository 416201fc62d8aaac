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
  const state = { cookie: '' }
  const memory = () => ({
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  })
  const cookies = {
    get cookie() {
      return `other=1; ${state.cookie}`
    },
    set cookie(text: string) {
      written.push(text)
      state.cookie = text.includes('Max-Age=0') ? '' : (text.split(';')[0] ?? '')
    },
  }
  const pageOf = (brand: string) =>
    createFreshFigures({ brand, memory, cookies, secure: '; Secure', now: () => clock.now })
  return { pageOf, stored, written, clock, state }
}

const board = sampleBoard()
const question = boardKey(board)
const named = (name: string) => ({ ...board, report: { ...board.report, name } })

describe('the figures that a browser has fresh', () => {
  it('K7: a cookie of a year says which reports they are and as of when, and nothing else', () => {
    const { pageOf, written } = newBrowser()
    const page = pageOf('shop-fr')
    page.keep(board, question)
    page.keep(named('search'), question)
    expect(written.at(-1)).toBe(
      `${dashboardCookie}=shop-fr.search.1795262400~shop-fr.overview.1795262400; Path=/; Max-Age=31536000; SameSite=Strict; Secure`,
    )
    expect(page.find('overview', question)).toEqual(board)
  })

  it('K7: are no person’s: what is kept is the answer as it was shown, in which small groups are hidden', () => {
    const { pageOf, stored } = newBrowser()
    pageOf('shop-fr').keep(board, question)
    expect([...stored]).toEqual([
      ['candor_figures_shop-fr', JSON.stringify({ overview: { question, asOf: 1795262400, board } })],
    ])
  })

  it('are shown for the same question only, of the same brand, and for a day', () => {
    const { pageOf, clock } = newBrowser()
    const page = pageOf('shop-fr')
    page.keep(board, question)
    expect(page.find('overview', 'another question')).toBeNull()
    expect(pageOf('shop-de').find('overview', question)).toBeNull()
    clock.now += dayMs
    expect(page.find('overview', question)).toBeNull()
  })

  it('are gone with the cookie, which the log-out ends, and with a refusal', () => {
    const { pageOf, stored, state } = newBrowser()
    const page = pageOf('shop-fr')
    page.keep(board, question)
    page.forget()
    expect([stored.size, state.cookie, page.find('overview', question)]).toEqual([0, '', null])
    page.keep(board, question)
    state.cookie = ''
    expect(page.find('overview', question)).toBeNull()
  })

  it('are six reports at most, and none of right now', () => {
    const { pageOf, state } = newBrowser()
    const page = pageOf('shop-fr')
    for (const letter of 'abcdefghi') page.keep(named(`report_${letter}`), question)
    expect(state.cookie.split('~')).toHaveLength(6)
    const live = named('live')
    page.keep({ ...live, report: { ...live.report, over: 'now' } }, question)
    expect(page.find('live', question)).toBeNull()
  })

  it('are none where the browser keeps nothing', () => {
    const refuse = () => {
      throw new Error('denied')
    }
    const page = createFreshFigures({
      brand: 'shop-fr',
      memory: refuse,
      cookies: { cookie: `${dashboardCookie}=shop-fr.overview.1795262400` },
      secure: '',
      now: () => noon,
    })
    page.keep(board, question)
    page.forget()
    expect(page.find('overview', question)).toBeNull()
  })
})
