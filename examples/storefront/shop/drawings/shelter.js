// Drawings of tents and tarps.
import { area, line, oval, seam, shade, shine, strap } from './shapes.js'

/** @typedef {import('./shapes.js').Drawing} Drawing */

/** @type {Drawing} */
export const tunnelTent = ([main, second, detail]) => [
  seam('M28 160L10 168M172 160L192 168M70 66L46 54'),
  area('M24 160Q26 66 78 62Q120 66 150 98Q174 126 178 160Z', main),
  shade('M78 62Q120 66 150 98Q174 126 178 160H126Q126 76 78 62Z'),
  area('M24 160Q26 66 78 62Q122 76 124 160Z', main),
  area('M50 160Q52 92 78 84Q100 96 102 160Z', second),
  area('M78 84Q98 104 102 160H124Q110 136 78 84Z', detail),
  line('M78 62Q122 76 124 160'),
  seam('M150 98Q158 126 156 160'),
  shine('M40 120Q46 86 66 76L68 82Q52 92 48 122Z'),
  seam('M124 160L132 170M24 160L18 170'),
]

/** @type {Drawing} */
export const domeTent = ([main, second, detail]) => [
  seam('M32 156L12 168M168 156L188 168'),
  area('M24 160Q36 52 100 48Q164 52 176 160Z', main),
  shade('M100 48Q164 52 176 160H132Q130 84 100 48Z'),
  area('M68 60Q84 50 100 48Q116 50 132 60Q116 72 100 72Q84 72 68 60Z', detail),
  area('M66 160Q70 92 100 82Q130 92 134 160Z', second),
  area('M100 82Q78 104 66 160H58Q60 104 100 82Z', detail),
  line('M100 82V160'),
  line('M24 160Q58 110 68 60M176 160Q142 110 132 60'),
  oval(152, 128, 8, 10, detail),
  shine('M44 118Q50 92 62 78L66 82Q56 98 52 122Z'),
]

/** @type {Drawing} */
export const tarp = ([main, second, detail]) => [
  ...strap('M48 64V166', '#8f8a80', 6),
  ...strap('M152 64V166', '#8f8a80', 6),
  seam('M48 64L12 160M152 64L190 160M22 128L8 168M178 128L192 168'),
  area('M48 60Q100 82 152 60L180 126Q140 112 100 116Q60 112 20 126Z', main),
  shade('M100 72Q128 70 152 60L180 126Q140 112 100 116Z'),
  area('M48 60Q100 82 152 60L156 70Q100 92 44 70Z', second),
  seam('M100 86V116'),
  oval(48, 61, 5, 5, detail),
  oval(152, 61, 5, 5, detail),
  oval(22, 125, 5, 5, detail),
  oval(178, 125, 5, 5, detail),
]
