import { expect, test } from 'vitest'
import { ownPicture } from '../../../../widgets/popins/card.tsx'

const folder = 'https://shop.example.com/_c/'

test('a picture from where the popin came from is shown', () => {
  expect(ownPicture('https://shop.example.com/lea.jpg', folder)).toBe('https://shop.example.com/lea.jpg')
  expect(ownPicture('/lea.jpg', folder)).toBe('https://shop.example.com/lea.jpg')
})

test.each([
  'https://pictures.example.net/lea.jpg',
  '//pictures.example.net/lea.jpg',
  'data:image/svg+xml,<svg/>',
  'javascript:alert(1)',
  'http://shop.example.com/lea.jpg',
])('K8: nothing is asked of a third party: %s', (picture) => {
  expect(ownPicture(picture, folder)).toBe('')
})

test('without a picture there is none', () => {
  expect(ownPicture(null, folder)).toBe('')
  expect(ownPicture(undefined, folder)).toBe('')
})
