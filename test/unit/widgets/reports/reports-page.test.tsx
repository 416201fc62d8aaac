// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import type { DeskState } from '../../../../widgets/reports/desk.ts'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { ReportsPage } from '../../../../widgets/reports/reports-page.tsx'
import { createSavedViews } from '../../../../widgets/reports/saved-views.ts'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleBoard, today } from './sample-answer.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const page = (changed: Partial<DeskState> = {}, dark = false, isPerson = false) => {
  const state: DeskState = {
    view: defaultView,
    today,
    period: { from: '2026-11-15', to: today },
    catalogue: sampleCatalogue(),
    board: sampleBoard(),
    loading: null,
    trouble: null,
    denied: false,
    ...changed,
  }
  const chosen: View[] = []
  const pressed: string[] = []
  const root = onScreen(
    <ReportsPage
      brand="shop-fr"
      state={state}
      formats={createFormats('en-GB')}
      dark={dark}
      share={isPerson ? async () => ({ ok: true, link: '' }) : null}
      onChoose={(view) => chosen.push(view)}
      saved={createSavedViews('shop-fr', null)}
      onRefresh={() => pressed.push('refresh')}
      onFile={async ({ name }) => {
        pressed.push(`file ${name}`)
        return ''
      }}
    />,
  )
  return { root, chosen, pressed }
}

const status = (root: HTMLElement) => the(root, 'main > p[role=status]').textContent

test('the page has one header, one main, one footer, one first heading and a heading for each report', () => {
  const { root } = page()
  for (const part of ['header', 'main', 'footer', 'h1']) expect(root.querySelectorAll(part)).toHaveLength(1)
  expect(texts(root, 'h2')).toEqual(['Day by day', 'Pages', 'From search to purchase', 'By currency'])
})

test('the header says whose numbers of which days, and what they are compared with', () => {
  const { root } = page()
  expect(the(root, 'h1').textContent).toBe('shop-fr')
  expect(texts(root, 'header p').at(-1)?.replace(/\s/g, ' ')).toBe(
    '15 – 21 Nov 2026 · compared with 8 – 14 Nov 2026 · today is not over yet',
  )
})

test('the header says another comparison once the collector has said its days', () => {
  const view: View = { ...defaultView, compare: 'year_before' }
  const previous_period = { from: '2025-11-15', to: '2025-11-21' }
  const board = { ...sampleBoard({}, { previous_period }), view }
  const subtitle = (state: Partial<DeskState>) =>
    texts(page({ view, ...state }).root, 'header p')
      .at(-1)
      ?.replace(/\s/g, ' ')
  expect(subtitle({ board })).toContain('compared with 15 – 21 Nov 2025')
  expect(subtitle({})).not.toContain('compared')
})

test('the header leaves out a comparison and a today that are not there', () => {
  const { root } = page({
    view: { ...defaultView, compare: null },
    period: { from: '2026-11-01', to: '2026-11-02' },
  })
  expect(texts(root, 'header p').at(-1)?.replace(/\s/g, ' ')).toBe('1 – 2 Nov 2026')
})

test('the numbers of the board are on the page', () => {
  const { root } = page()
  expect(texts(root, 'dd.value')).toEqual(['52', '60', '3', '5%', '€19,214.50'])
  expect(texts(root, 'section:nth-of-type(2) tbody th')).toEqual(['/'])
  expect(the(root, '.question').textContent).toBe('How many came, and what they ordered.')
})

describe('while answers are under way', () => {
  test('the first time, the page says so and shows no number', () => {
    const { root } = page({ catalogue: null, board: null, loading: 'asked' })
    expect(status(root)).toBe('Loading the numbers…')
    expect(root.querySelector('dl, table, footer')).toBeNull()
  })

  test('that somebody waits for, the old numbers stay, dimmed', () => {
    const { root } = page({ loading: 'asked' })
    expect(the(root, 'main').className).toBe('dimmed')
    expect(the(root, 'main').getAttribute('aria-busy')).toBe('true')
    expect(texts(root, 'dd.value')[0]).toBe('52')
  })

  test('of a quiet refresh, nothing is said and nothing is dimmed', () => {
    const { root } = page({ loading: 'quiet' })
    expect(the(root, 'main').className).toBe('')
    expect(the(root, 'main').getAttribute('aria-busy')).toBe('false')
    expect(status(root)).toBe('')
  })
})

describe('in trouble', () => {
  test('the last numbers stay and the reason is told', () => {
    const { root } = page({ trouble: 'The collector cannot be reached.' })
    expect(status(root)).toBe(
      'The numbers could not be had. The collector cannot be reached. The last ones stay; they will be asked for again.',
    )
    expect(texts(root, 'dd.value')[0]).toBe('52')
  })

  test('from the start only the reason is told', () => {
    const { root } = page({ board: null, trouble: 'Down.' })
    expect(status(root)).toBe('The numbers could not be had. Down. They will be asked for again.')
  })

  test('of one table its card alone says so', () => {
    const board = sampleBoard({ pages: { ok: false, reason: 'refused', message: 'no' } })
    const { root } = page({ board })
    expect(texts(root, '.refused')).toEqual(['This table could not be made: no'])
    expect(texts(root, 'dd.value')[0]).toBe('52')
  })

  test('of the figures there are none, but the tables stand', () => {
    const board = sampleBoard({ figures: { ok: false, reason: 'refused', message: 'no' } })
    const { root } = page({ board })
    expect(root.querySelector('dl')).toBeNull()
    expect(texts(root, 'tbody th')).toContain('/')
  })
})

describe('the buttons', () => {
  test('refresh, and save a table as a file', () => {
    const { root, pressed } = page()
    press(the(root, 'header button:first-child'))
    press(the(root, 'button[aria-label="Pages as CSV"]'))
    expect(pressed).toEqual(['refresh', 'file pages'])
  })

  test.each([
    [false, 'Dark theme', 'dark'],
    [true, 'Light theme', 'light'],
  ] as const)('when dark is %s the theme button reads %s and chooses it', (dark, label, theme) => {
    const { root, chosen } = page({}, dark)
    const button = the(root, 'header button:last-child')
    expect(button.textContent).toBe(label)
    press(button)
    expect(chosen).toEqual([{ ...defaultView, theme }])
  })
})

test('amounts are written with the brand’s digits', () => {
  const { root } = page({ board: sampleBoard({}, { currency: 'JPY', currency_digits: 0 }) })
  expect(texts(root, 'dd.value').at(-1)).toBe('¥1,921,450')
})

test('T1: who is logged in finds the way out; a link’s holder, who has none, is shown none', () => {
  expect(the(page({}, false, true).root, 'header a').getAttribute('href')).toBe('/login')
  expect(page().root.querySelector('header a')).toBeNull()
})
