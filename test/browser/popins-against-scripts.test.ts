// Popins that a script would like to answer: what they do not do.
import { describe, expect, it } from 'vitest'
import { popinAnswer } from '../support/popin-answer.ts'
import { popinsInBrowser } from '../support/popins-in-browser.ts'

const popins = popinsInBrowser()

const sentSince = (start: number) =>
  popins.shop
    .submissions()
    .slice(start)
    .filter(({ act }) => act === 'sent')

describe('S20: a script', () => {
  /** Presses and fills whatever there is, in every way that a script has. */
  const pressEverything = (): void => {
    const root = document.querySelector('candor-popin')?.shadowRoot
    for (const field of root?.querySelectorAll<HTMLInputElement>('input, textarea') ?? []) {
      if (field.type === 'checkbox') field.checked = true
      else field.value = 'ada@example.com'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
    for (const target of root?.querySelectorAll<HTMLElement>('label, input, button') ?? []) {
      target.click()
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }))
      for (const key of ['Enter', ' ', 'Escape'])
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
    }
    const form = root?.querySelector('form')
    form?.requestSubmit()
    form?.requestSubmit(form.querySelector<HTMLButtonElement>('[type=submit]'))
    try {
      form?.submit()
    } catch {
      Reflect.set(window, 'refused', true)
    }
  }

  it.each(['order', 'subscribe', 'message', 'form', 'voucher'] as const)(
    'that presses everything in %s records nothing, and does not close it',
    async (kind) => {
      const start = popins.shop.submissions().length
      const visit = await popins.visit()
      await visit.open(kind)
      await visit.page.evaluate(pressEverything)
      await visit.page.evaluate(() => fetch('/favicon.ico'))
      expect(
        popins.shop
          .submissions()
          .slice(start)
          .map(({ act }) => act),
      ).toEqual(['shown'])
      expect(await visit.isOpen()).toBe(true)
      await visit.leave()
    },
  )

  it('that presses everything in the consent question answers nothing', async () => {
    const visit = await popins.visit()
    await visit.open('consent')
    await visit.page.evaluate(pressEverything)
    expect((await visit.told()).consent).toEqual([])
    await visit.leave()
  })

  it('cannot tick a box for the person: what counts is what was pressed', async () => {
    const start = popins.shop.submissions().length
    const visit = await popins.visit()
    const { texts } = popinAnswer('form')
    await visit.open('form')
    await visit.page.evaluate(() => {
      const boxes = document.querySelector('candor-popin')?.shadowRoot?.querySelectorAll('[type=checkbox]')
      for (const box of boxes ?? []) Reflect.set(box, 'checked', true)
    })
    await visit.page.locator('candor-popin #email').fill('ada@example.com')
    await visit.page.locator('candor-popin').getByRole('button', { name: texts.send }).click()
    await expect.poll(() => sentSince(start).length).toBe(1)
    const ticked = Object.values(sentSince(start)[0]?.boxes ?? {}).map((box) => box.ticked)
    expect(ticked).toEqual([false, false, false])
    await visit.leave()
  })

  it('that puts a popin under a finger gains nothing in its first half second', async () => {
    const start = popins.shop.submissions().length
    const visit = await popins.visit()
    await visit.page.evaluate(() => {
      const now = performance.now.bind(performance)
      const startedAt = now()
      // The clock all but stands still, so that the press below is early however slow this machine is.
      performance.now = () => startedAt + (now() - startedAt) / 1000
    })
    await visit.page.click('#consent')
    await visit.page.locator('candor-popin').getByRole('button', { name: 'Accept' }).click()
    expect((await visit.told()).consent).toEqual([])
    expect(sentSince(start)).toEqual([])
    await visit.leave()
  })
})
