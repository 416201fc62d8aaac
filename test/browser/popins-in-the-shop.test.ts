// The popin of the example shop, as `npm start` shows it: after an order that a publication brought, and after no other.
// With CANDOR_SHOTS set to a folder, pictures are left there.
import { describe, expect, it } from 'vitest'
import { demoWithPopins, popinOf, popinStatus, stay, takeTime } from '../support/demo-with-popins.ts'
import { shown } from '../support/popin-visit.ts'
import { buySomething, byTestId } from '../support/shop-walk.ts'

const { arrive, elsewhere, picture } = demoWithPopins()

describe('after an order that a publication brought', () => {
  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)(
    'C8, X10: the order popin opens by itself beside the order number, takes a word, and nobody else is asked, in %s at %i px',
    async (colorScheme, width) => {
      const visitor = await arrive('/shop/?candor_pub=P103', { colorScheme, width })
      const { page, troubles, leave } = visitor
      await byTestId(page, 'consent-accept').click()
      await buySomething(page)
      await shown(page)
      await picture(page, `order-${colorScheme}-${width}`)
      const [card, number] = [
        await popinOf(page).locator('.card').boundingBox(),
        await byTestId(page, 'order-number').boundingBox(),
      ]
      const isApart =
        (card?.y ?? 0) > (number?.y ?? 0) + (number?.height ?? 0) ||
        (card?.x ?? 0) > (number?.x ?? 0) + (number?.width ?? 0)
      expect(isApart).toBe(true)
      const unfold = popinOf(page).getByRole('button', { name: 'Write a message' })
      if (width < 600) await unfold.click()
      await popinOf(page).getByLabel('Your message').fill('Thank you, Léa')
      await popinOf(page).getByLabel('E-mail address').fill(`order-${width}@example.com`)
      await popinOf(page).getByRole('checkbox').check()
      await picture(page, `order-filled-${colorScheme}-${width}`)
      await takeTime(page)
      await popinOf(page).getByRole('button', { name: 'Send', exact: true }).click()
      await popinStatus(page).filter({ hasText: 'If an e-mail asks you to confirm your address' }).waitFor()
      await picture(page, `order-done-${colorScheme}-${width}`)
      expect(elsewhere(visitor)).toEqual([])
      expect(troubles()).toEqual([])
      await leave()
    },
  )

  it('no popin is asked for after an order that nobody brought', async () => {
    const { page, requests, troubles, leave } = await arrive('/shop/')
    await byTestId(page, 'consent-accept').click()
    await buySomething(page)
    await stay(page, 4500)
    expect(requests().filter((url) => url.includes('/popin/'))).toEqual([])
    expect(troubles()).toEqual([])
    await leave()
  })
})
