// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '../../../../sdk/browser/page.ts'
import { createFakePage, type FakeOptions, startOn } from '../fake-page.ts'

type OnChange = ConstructorParameters<Page['IntersectionObserver']>[0]

/** A page with this body: what comes into view and what is clicked is the test's to say. */
function open(html: string, options: FakeOptions = {}, settings = {}) {
  document.body.innerHTML = html
  const observed = new Set<Element>()
  let tell: OnChange = () => undefined
  const fake = createFakePage({ cookies: ['Popsell_consent=110'], elements: document, ...options })
  Object.assign(fake.page, {
    IntersectionObserver: class {
      constructor(onChange: OnChange) {
        tell = onChange
      }
      observe(element: Element) {
        observed.add(element)
      }
    },
  })
  const candor = startOn(fake, settings)
  const events = () => {
    fake.passSeconds(1)
    fake.passSeconds(1)
    return fake.sent()
  }
  return {
    fake,
    candor,
    events,
    scroll: (isIntersecting = true) => {
      fake.passSeconds(1)
      tell([...observed].map((target) => ({ isIntersecting, target })))
    },
    click: (selector: string, type = 'click') =>
      fake.fire(type, { target: document.querySelector(selector) }),
  }
}

beforeEach(() => {
  document.body.innerHTML = ''
})

const list = `
  <ul data-candor-event="view_item_list" data-candor-item_list_id="new" data-candor-item_list_name="New">
    <li data-candor-event="select_item" data-candor-item_id="007" data-candor-price="29.90">A</li>
    <li data-candor-event="select_item" data-candor-item_id="B" data-candor-quantity="2"><b id="b">B</b></li>
  </ul>`

describe('marked elements', () => {
  it('E1: a click on one, or inside of one, is its event; its values travel as text', () => {
    const { click, events } = open(
      '<p data-candor-event="select_item" data-candor-item_id="007" data-candor-price="29.90" data-candor-index="3" data-x="1"><b>Boots</b></p>',
    )
    click('b')
    const item = { item_id: '007', price: '29.90', index: '3' }
    expect(events()).toMatchObject([{ name: 'select_item', params: { items: [item] } }])
    expect(JSON.stringify(events())).not.toContain('"x"')
  })

  it('a name of the shop’s own is a custom event with its marks', () => {
    const { click, events } = open('<button data-candor-event="size_guide" data-candor-open="yes">?</button>')
    click('button')
    expect(events()).toMatchObject([{ name: 'size_guide', params: { open: 'yes' } }])
    expect(events()[0]?.params).not.toHaveProperty('items')
  })

  it('E1: a list is an event when it comes into view, once, with its items and their positions', () => {
    const { scroll, click, events } = open(list)
    scroll(false)
    scroll()
    scroll()
    click('ul')
    expect(events()).toMatchObject([
      {
        name: 'view_item_list',
        params: {
          item_list_id: 'new',
          items: [
            { item_id: '007', price: '29.90', index: 1, item_list_id: 'new' },
            { item_id: 'B', quantity: '2', index: 2, item_list_id: 'new' },
          ],
        },
      },
    ])
  })

  it('a list that came onto the page later is seen too', () => {
    const { fake, scroll, candor, events } = open('')
    scroll()
    document.body.innerHTML = list
    candor('event', 'more')
    fake.passSeconds(1)
    scroll()
    expect(events().map(({ name }) => name)).toEqual(['more', 'view_item_list'])
  })

  it('E1: the list and the position travel from the click to the order line', () => {
    const { scroll, click, candor, events } = open(list)
    scroll()
    click('#b')
    candor('add_to_cart', { items: [{ item_id: 'B', price: 5 }] })
    candor('purchase', { transaction_id: 'T1', currency: 'EUR', value: 5, items: [{ item_id: 'B' }] })
    const place = { item_id: 'B', item_list_id: 'new', index: 2 }
    for (const event of events().slice(1)) expect(event.params).toMatchObject({ items: [place] })
    expect(events().map(({ name }) => name)).toEqual([
      'view_item_list',
      'select_item',
      'add_to_cart',
      'purchase',
    ])
  })

  it('lives with a click on what is no element', () => {
    const { fake, candor, events } = open('')
    expect(() => fake.fire('click', { target: null })).not.toThrow()
    expect(events()).toEqual([])
    candor('page')
    expect(events().map(({ name }) => name)).toEqual(['page_view'])
  })
})

describe('links', () => {
  const links = `<a id="out" href="https://blog.example.com/a?mail=x"><b>out</b></a><a id="in" href="https://shop.example.com/b">in</a>
    <a id="file" href="https://shop.example.com/files/size%20guide.PDF?x=1">file</a><a id="mail" href="mailto:a@example.com">mail</a>`

  it.each([
    ['#out b', [{ name: 'outbound_click', params: { host: 'blog.example.com' } }]],
    ['#file', [{ name: 'download', params: { file: '/files/size%20guide.PDF' } }]],
    ['#in', []],
    ['#mail', []],
  ])('a click on %s is %o', (selector, expected) => {
    const { click, events } = open(links)
    click(selector)
    expect(events()).toMatchObject(expected)
  })

  it.each(['csv', 'doc', 'docx', 'pdf', 'ppt', 'pptx', 'xls', 'xlsx', 'zip'])(
    'a click on a .%s is a download',
    (type) => {
      const { click, events } = open(`<a href="https://shop.example.com/a.${type}">file</a>`)
      click('a')
      expect(events()).toMatchObject([{ name: 'download', params: { file: `/a.${type}` } }])
    },
  )

  it.each(['/a.html', '/pdf', '/a.pdf/b', '/?file=a.pdf'])('a click on %s is none', (path) => {
    const { click, events } = open(`<a href="https://shop.example.com${path}">page</a>`)
    click('a')
    expect(events()).toEqual([])
  })

  it('a middle click counts too', () => {
    const { click, events } = open(links)
    click('#out', 'auxclick')
    expect(events()).toHaveLength(1)
  })

  it('are left alone where the brand says so', () => {
    const { click, events } = open(links, {}, { capture: { links: false } })
    click('#out')
    expect(events()).toEqual([])
  })
})

describe('a search in the address', () => {
  const href = 'https://shop.example.com/find?q=red+boots'

  it.each(['q', 's', 'search', 'query', 'keyword'])('E1: by the parameter %s is a search', (name) => {
    const { events } = open('<p data-candor-results="12">12 found</p>', {
      href: `https://shop.example.com/find?${name}=red+boots`,
    })
    expect(events()).toMatchObject([{ name: 'search', params: { search_term: 'red boots', results: '12' } }])
  })

  it('is told once, and once more at another address', () => {
    const { fake, candor, events } = open('', { href })
    candor('page')
    events()
    fake.goTo('https://shop.example.com/find?q=hats')
    candor('page')
    const searches = events().filter(({ name }) => name === 'search')
    expect(searches.map(({ params }) => params)).toEqual([
      { search_term: 'red boots' },
      { search_term: 'hats' },
    ])
  })

  it('is told once though the part after # changes', () => {
    const { fake, candor, events } = open('', { href })
    events()
    fake.goTo(`${href}#size-guide`)
    candor('page')
    expect(events().map(({ name }) => name)).toEqual(['search', 'page_view'])
  })

  it('is not counted again where the page tells it', () => {
    const { candor, events } = open('', { href })
    candor('search', { search_term: 'red boots', results: 3 })
    expect(events().map(({ params }) => params)).toEqual([{ search_term: 'red boots', results: 3 }])
  })

  it.each(['https://shop.example.com/?q=', 'https://shop.example.com/?x=1', 'https://shop.example.com/'])(
    'there is none in %s',
    (address) => expect(open('', { href: address }).events()).toEqual([]),
  )

  it('is not read where the brand names no parameter', () => {
    expect(open('', { href }, { capture: { searchParameters: [] } }).events()).toEqual([])
  })

  it('E1: names the items that its list shows, from the click to the order line', () => {
    const { scroll, candor, events } = open(
      '<ul data-candor-event="view_item_list"><li data-candor-item_id="A"></li></ul>',
      { href },
    )
    scroll()
    candor('purchase', { transaction_id: 'T1', currency: 'EUR', value: 1, items: [{ item_id: 'A' }] })
    const line = { items: [{ item_id: 'A', item_list_id: 'search:red boots', index: 1 }] }
    expect(events().at(-1)).toMatchObject({ name: 'purchase', params: line })
  })
})
