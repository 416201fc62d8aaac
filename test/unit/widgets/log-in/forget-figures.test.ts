// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { forgetFigures } from '../../../../widgets/log-in/forget-figures.ts'

test('K7: the log-out leaves no figures of any brand in the browser, and nothing else of it changes', () => {
  localStorage.setItem('candor_figures_shop-fr.overview', '{}')
  localStorage.setItem('candor_figures_shop-de.search', '{}')
  localStorage.setItem('candor_views_shop-fr', '[]')
  forgetFigures(() => localStorage)
  expect(Object.keys(localStorage)).toEqual(['candor_views_shop-fr'])
})

test('a browser that refuses its storage is left alone', () => {
  const refuse = () => {
    throw new Error('denied')
  }
  expect(() => forgetFigures(refuse)).not.toThrow()
})
