// What the search finds, or that it finds nothing.
import { catalogue } from '../catalogue.js'
import { element } from '../element.js'
import { createNothingHere } from '../nothing-here.js'
import { openPage } from '../page.js'
import { createProductList } from '../product-list.js'
import { searchProducts } from '../search-products.js'

const page = openPage(window)
const term = (page.param('q') ?? '').trim().slice(0, 100)
const found = searchProducts(catalogue, term)

const showResults = () => {
  page.name(`“${term}”`)
  const input = document.querySelector('input[name=q]')
  if (input instanceof HTMLInputElement) input.value = term
  page.measure('search', { search_term: term, results: found.length })
  if (found.length === 0) {
    const text = `Nothing found for “${term}”. Perhaps another word, or one of the shelves:`
    page.show(createNothingHere(text, { 'data-testid': 'no-results', role: 'status' }))
    return
  }
  const count = found.length === 1 ? '1 article found' : `${found.length} articles found`
  page.show(
    element('h2', { class: 'count', 'data-testid': 'result-count' }, count),
    createProductList(page, found, `search:${term}`),
  )
}

if (term) showResults()
else page.show(createNothingHere('Type what you are looking for at the top of the page, or choose a shelf:'))
