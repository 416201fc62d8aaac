// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../../../widgets/popins/caps.ts'
import { createPopinMemory } from '../../../../widgets/popins/popin-memory.ts'
import { popinSettings } from './popin-settings.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const day = 86_400_000
const memoryOf = (consent: 'required' | 'exempt' | 'cookieless' = 'required') =>
  createPopinMemory(window, popinSettings(consent))

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

test('nothing is remembered before a popin was shown', () => {
  expect(memoryOf().isQuiet_(noon)).toBe(false)
  expect(localStorage.length + sessionStorage.length).toBe(0)
})

test('POPINS 8: one a session, though the days of quiet are over', () => {
  memoryOf().remember_('shown', noon, null)
  expect(memoryOf().isQuiet_(noon + 400 * day)).toBe(true)
  sessionStorage.clear()
  expect(memoryOf().isQuiet_(noon + 400 * day)).toBe(false)
})

test.each([
  ['shown', 7],
  ['closed', 90],
  ['refused', 180],
] as const)('POPINS 8: in later sessions, %s is quiet until day %i', (outcome, days) => {
  memoryOf().remember_(outcome, noon, null)
  sessionStorage.clear()
  expect(memoryOf().isQuiet_(noon + (days - 1) * day)).toBe(true)
  expect(memoryOf().isQuiet_(noon + days * day)).toBe(false)
})

test('POPINS 8: what is kept on the device is a day, not a moment and no ID', () => {
  memoryOf().remember_('closed', noon, null)
  expect(Object.entries(localStorage)).toEqual([['Popsell_popins', String(dayOf(noon) + 90)]])
  expect(Object.entries(sessionStorage)).toEqual([['Popsell_popins', '1']])
})

describe('G4: another version of the privacy notice', () => {
  /** A later session of somebody who said yes under the version 1. */
  const later = (outcome: 'granted' | 'refused', notice: string | null = '1') => {
    memoryOf().remember_(outcome, noon, notice)
    sessionStorage.clear()
    return memoryOf()
  }

  test('ends the quiet after a yes; the same one does not', () => {
    const memory = later('granted')
    expect(memory.isQuiet_(noon)).toBe(false)
    expect(memory.isQuiet_(noon, '1')).toBe(true)
    expect(memory.isQuiet_(noon, '2')).toBe(false)
    expect(Object.values(localStorage)).toEqual([`${dayOf(noon) + 365_250} 1`])
  })

  test('asks again once: shown under the new one, it is quiet again', () => {
    later('granted').remember_('shown', noon, '2')
    sessionStorage.clear()
    expect(memoryOf().isQuiet_(noon, '2')).toBe(true)
    expect(memoryOf().isQuiet_(noon, '3')).toBe(false)
  })

  test('is no reason to ask who refused, nor where the brand names none', () => {
    expect(later('refused').isQuiet_(noon, '2')).toBe(true)
    localStorage.clear()
    expect(later('granted', null).isQuiet_(noon, '2')).toBe(true)
  })

  test('is looked up once a session', () => {
    const memory = later('granted')
    memory.rest_()
    expect(memory.isQuiet_(noon)).toBe(true)
    expect(memoryOf().isQuiet_(noon)).toBe(true)
  })
})

test('what was typed is there for the visit, each popin its own, until it is forgotten', () => {
  memoryOf().keepTyped_('message', { message: 'Hello' })
  expect(memoryOf().typed_('message')).toEqual({ message: 'Hello' })
  expect(memoryOf().typed_('subscribe')).toEqual({})
  memoryOf().keepTyped_('message', null)
  expect(memoryOf().typed_('message')).toEqual({})
  expect(localStorage.length + sessionStorage.length).toBe(0)
})

describe('where the brand keeps nothing on the device', () => {
  test('neither that one was shown nor what was typed is kept beyond the page', () => {
    const memory = memoryOf('cookieless')
    memory.remember_('shown', noon, null)
    memory.keepTyped_('message', { message: 'Hello' })
    expect(memory.isQuiet_(noon)).toBe(true)
    expect(memoryOf('cookieless').isQuiet_(noon)).toBe(false)
    expect(localStorage.length + sessionStorage.length).toBe(0)
  })

  test('a person’s own choice is kept all the same, so that they are not asked again', () => {
    memoryOf('cookieless').remember_('refused', noon, null)
    expect(memoryOf('cookieless').isQuiet_(noon)).toBe(true)
  })
})

test('K10: with storage blocked it remembers for the page, and throws nothing', () => {
  const blocked = {
    get localStorage(): Storage {
      throw new Error('blocked')
    },
    get sessionStorage(): Storage {
      throw new Error('blocked')
    },
  }
  const memory = createPopinMemory(blocked, popinSettings())
  expect(memory.isQuiet_(noon)).toBe(false)
  memory.remember_('shown', noon, null)
  memory.keepTyped_('order', { message: 'Hello' })
  expect(memory.isQuiet_(noon)).toBe(true)
  expect(memory.typed_('order')).toEqual({})
})

test('what somebody else wrote under its names is no reason to fail', () => {
  localStorage.setItem('Popsell_popins', 'soon')
  sessionStorage.setItem('Popsell_popinsorder', '{not JSON')
  expect(memoryOf().isQuiet_(noon)).toBe(false)
  expect(memoryOf().typed_('order')).toEqual({})
})
