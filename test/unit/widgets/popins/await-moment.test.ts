// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PopinKind } from '../../../../sdk/protocol/opt-in.ts'
import { awaitMoment } from '../../../../widgets/popins/await-moment.ts'
import { createPopinMemory } from '../../../../widgets/popins/popin-memory.ts'
import { popinSettings } from './popin-settings.ts'
import { testStage } from './test-stage.ts'

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  sessionStorage.clear()
  Element.prototype.checkVisibility = () => true
})
afterEach(() => {
  vi.useRealTimers()
})

/** Waits for a popin of this kind, called now, and tells what came of it so far. */
function waitFor(kind: PopinKind, brandDelayMs = 0) {
  const { host } = testStage(kind)
  document.body.replaceChildren()
  const memory = createPopinMemory(window, popinSettings())
  const page = Object.create(window, Object.getOwnPropertyDescriptors({ Date, setTimeout }))
  let verdict: boolean | undefined
  awaitMoment(page, host, memory, kind, Date.now(), brandDelayMs).then((given) => {
    verdict = given
  })
  return { memory, later: async (ms: number) => vi.advanceTimersByTimeAsync(ms).then(() => verdict) }
}

describe('a popin that nobody asked for', () => {
  test('POPINS 7: waits its time', async () => {
    const { later } = waitFor('order')
    expect(await later(2900)).toBeUndefined()
    expect(await later(100)).toBe(true)
  })

  test('waits the brand’s time', async () => {
    const { later } = waitFor('order', 30_000)
    expect(await later(29_000)).toBeUndefined()
    expect(await later(1000)).toBe(true)
  })

  test('POPINS 7: waits until nobody types any more', async () => {
    const { later } = waitFor('order')
    document.body.innerHTML = '<input>'
    document.querySelector('input')?.focus()
    expect(await later(60_000)).toBeUndefined()
    document.querySelector('input')?.blur()
    expect(await later(1000)).toBe(true)
  })

  test('POPINS 7: waits until no other dialog is open', async () => {
    const { later } = waitFor('subscribe')
    document.body.innerHTML = '<div role="dialog"></div>'
    expect(await later(60_000)).toBeUndefined()
    document.body.replaceChildren()
    expect(await later(1000)).toBe(true)
  })

  test('POPINS 8: gives up when another one was shown meanwhile', async () => {
    const { later, memory } = waitFor('subscribe')
    await later(5000)
    memory.remember_('shown', Date.now(), null)
    expect(await later(5000)).toBe(false)
  })
})
