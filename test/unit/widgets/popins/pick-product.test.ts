import { expect, it, vi } from 'vitest'
import { pickProduct } from '../../../../widgets/popins/pick-product.ts'

it('K1: sends the product that an ambassador picks, with the ambassador’s ID and not the alias', () => {
  const track = vi.fn()
  pickProduct({ read: () => 'A1.anna', track }, { item_id: 'SKU1' })
  expect(track.mock.calls).toEqual([['pick', { item_id: 'SKU1', ambassador: 'A1' }]])
})

it('is no event where no ambassador is picking', () => {
  const track = vi.fn()
  pickProduct({ read: () => undefined, track }, { item_id: 'SKU1' })
  expect(track).not.toHaveBeenCalled()
})
