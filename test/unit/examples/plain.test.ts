// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { customNamePattern, eventFields, itemFields } from '../../../sdk/protocol/events.ts'

const html = readFileSync('examples/plain/index.html', 'utf8')
const fieldsOf = new Map<string, object>(Object.entries(eventFields))

const marksOf = ({ attributes }: Element) =>
  Object.fromEntries(
    [...attributes]
      .filter(({ name }) => name.startsWith('data-candor-'))
      .map(({ name, value }) => [name.replace('data-candor-', ''), value]),
  )
const marked = () => [...document.querySelectorAll('[data-candor-event]')].map(marksOf)

beforeAll(() => {
  document.documentElement.innerHTML = html
})

describe('the plain page', () => {
  it('has the brand’s script and no code of its own', () => {
    expect([...document.querySelectorAll('script')].map(({ src, text }) => [src, text])).toEqual([
      ['https://shop.example/_c/shop-fr.js', ''],
    ])
    expect(html).not.toMatch(/\son\w+=|javascript:/i)
  })

  it('marks only what an event or an item keeps', () => {
    const unknown = marked().flatMap(({ event = '', ...marks }) => {
      const known = { ...fieldsOf.get(event), ...itemFields }
      return fieldsOf.has(event) ? Object.keys(marks).filter((name) => !(name in known)) : []
    })
    expect(unknown).toEqual([])
  })

  it('names its own events as a custom event may be named', () => {
    const own = marked().filter(({ event = '' }) => !fieldsOf.has(event))
    expect(own.map(({ event }) => event)).toEqual(['size_guide'])
    for (const { event } of own) expect(event).toMatch(customNamePattern)
  })

  it('has no article twice in its list, so that positions are right', () => {
    const items = [...document.querySelectorAll('[data-candor-event=view_item_list] [data-candor-item_id]')]
    expect(items.map(marksOf).map(({ item_id, index }) => [item_id, index])).toEqual([
      ['BOO-201', '1'],
      ['BOO-202', '2'],
    ])
  })
})
