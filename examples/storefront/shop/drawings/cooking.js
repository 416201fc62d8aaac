// Drawings of the kitchen.
import { area, box, line, oval, seam, shade, shine, strap } from './shapes.js'

/** @typedef {import('./shapes.js').Drawing} Drawing */

/** @type {Drawing} */
export const stove = ([main, second, detail]) => [
  area('M82 62Q74 44 90 26Q90 40 98 42Q98 28 108 18Q106 36 116 46Q122 54 116 64Z', detail),
  ...strap('M62 62H138', second, 7),
  ...strap('M70 64L88 84M130 64L112 84', second, 6),
  box(84, 66, 32, 16, 4, second),
  box(93, 82, 14, 20, 2, second),
  ...strap('M107 92H132', second, 5),
  oval(137, 92, 8, 8, main),
  area('M58 116Q60 102 84 102H116Q140 102 142 116V158Q142 172 126 172H74Q58 172 58 158Z', main),
  shade('M118 102Q142 102 142 116V158Q142 172 126 172H112Q124 140 118 102Z'),
  area('M58 124H142V148H58Z', '#f3efe6'),
  area('M92 146Q86 136 96 128Q98 134 104 130Q112 138 107 146Z', detail),
]

/** @type {Drawing} */
export const pot = ([main, second, detail]) => [
  line('M84 40Q78 30 86 22M104 40Q98 28 108 18M124 40Q118 30 126 22'),
  ...strap('M40 92Q18 92 20 112Q22 126 42 124', detail, 9),
  ...strap('M160 92Q182 92 180 112Q178 126 158 124', detail, 9),
  area('M38 76H162L156 158Q154 170 140 170H60Q46 170 44 158Z', main),
  shade('M128 76H162L156 158Q154 170 140 170H116Q130 130 128 76Z'),
  area('M34 72Q36 58 100 56Q164 58 166 72Q166 82 156 82H44Q34 82 34 72Z', second),
  box(86, 44, 28, 14, 6, detail),
  shine('M52 92H64L68 150H58Z'),
  seam('M78 160H122'),
]

/** @type {Drawing} */
export const bottle = ([main, second, detail]) => [
  ...strap('M84 32Q84 14 100 14Q116 14 116 32', second, 7),
  box(80, 30, 40, 24, 5, second),
  area('M82 54H118V62Q138 68 138 88V164Q138 176 126 176H74Q62 176 62 164V88Q62 68 82 62Z', main),
  shade('M114 62Q138 68 138 88V164Q138 176 126 176H108Q122 120 114 62Z'),
  area('M62 96H138V104H62Z', detail),
  area('M62 150H138V158H62Z', detail),
  area('M76 142L92 116L102 128L110 120L124 142Z', detail),
  seam('M80 38V48M90 38V48M100 38V48M110 38V48'),
  shine('M72 88Q72 76 80 72V92H72Z'),
]

/** @type {Drawing} */
export const flask = ([main, second, detail]) => [
  area('M76 20H124Q130 20 130 28V58H70V28Q70 20 76 20Z', detail),
  shade('M114 20H124Q130 20 130 28V58H114Z'),
  box(66, 56, 68, 18, 4, second),
  area('M68 74H132V164Q132 178 118 178H82Q68 178 68 164Z', main),
  shade('M112 74H132V164Q132 178 118 178H104Q118 130 112 74Z'),
  ...strap('M134 88Q160 90 158 116Q156 142 134 142', second, 9),
  area('M68 160H132V166Q130 178 118 178H82Q70 178 68 166Z', second),
  seam('M76 34H124M84 100Q92 92 100 100T116 100M84 110Q92 102 100 110T116 110'),
  shine('M76 84H84V148H76Z'),
]

/** @type {Drawing} */
export const mug = ([main, second, detail]) => [
  line('M82 48Q74 36 84 26M104 48Q96 34 108 22'),
  ...strap('M136 82Q172 80 170 112Q168 142 134 140', second, 12),
  area('M44 66H140L134 160Q132 170 122 170H62Q52 170 50 160Z', main),
  shade('M112 66H140L134 160Q132 170 122 170H104Q118 124 112 66Z'),
  oval(92, 66, 48, 12, detail),
  oval(92, 68, 38, 7, '#6b4630'),
  area('M62 138L82 106L94 122L104 112L122 138Z', detail),
  shine('M54 90H62L65 128H58Z'),
]
