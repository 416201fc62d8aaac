// Drawings of packs and bags.
import { area, box, line, oval, seam, shade, shine, strap } from './shapes.js'

/** @typedef {import('./shapes.js').Drawing} Drawing */

/** @type {Drawing} */
export const backpack = ([main, second, detail]) => [
  ...strap('M86 30Q100 14 114 30', second, 7),
  box(38, 92, 26, 62, 10, second),
  box(136, 92, 26, 62, 10, second),
  area('M58 58Q58 34 100 34Q142 34 142 58L146 166Q100 178 54 166Z', main),
  shade('M118 36Q142 38 142 58L146 166Q130 171 114 172Q124 104 118 36Z'),
  area('M52 60Q50 28 100 28Q150 28 148 60Q148 80 140 84H60Q52 80 52 60Z', second),
  seam('M70 48Q100 38 130 48'),
  area('M66 112Q100 106 134 112L136 158Q100 166 64 158Z', main),
  line('M66 124Q100 118 134 124'),
  ...strap('M78 78V116', detail, 7),
  ...strap('M122 78V116', detail, 7),
  box(72, 92, 12, 10, 2, detail),
  box(116, 92, 12, 10, 2, detail),
  area('M92 134L100 124L108 134V142H92Z', detail),
  shine('M62 90H68L66 108L60 110Z'),
]

/** @type {Drawing} */
export const daypack = ([main, second, detail]) => [
  ...strap('M84 38Q100 20 116 38', second, 7),
  area('M44 112Q36 116 38 154H56V108Z', second),
  area('M156 112Q164 116 162 154H144V108Z', second),
  area('M52 74Q56 34 100 34Q144 34 148 74L150 164Q100 176 50 164Z', main),
  shade('M120 37Q146 46 148 74L150 164Q134 169 118 170Q126 104 120 37Z'),
  line('M58 84Q58 50 100 50Q142 50 142 84'),
  area('M62 108Q100 100 138 108V158Q100 166 62 158Z', second),
  line('M68 118Q100 112 132 118'),
  box(128, 116, 7, 18, 3, detail),
  box(138, 80, 7, 18, 3, detail),
  area('M84 72H116V92H84Z', detail),
  seam('M90 82L97 76L103 84L110 78'),
]

/** @type {Drawing} */
export const drybag = ([main, second, detail]) => [
  area('M58 66Q100 56 142 66L150 160Q100 182 50 160Z', main),
  shade('M120 60L142 66L150 160Q134 168 114 171Q128 110 120 60Z'),
  area('M50 156Q100 176 150 156V166Q100 188 50 166Z', second),
  area('M54 44H146V66Q100 76 54 66Z', second),
  seam('M54 52H146M54 59Q100 64 146 59'),
  ...strap('M58 46Q60 22 100 22Q140 22 142 46', second, 8),
  box(88, 14, 24, 16, 4, detail),
  line('M72 76L68 160'),
  oval(104, 116, 22, 22, detail),
  seam('M90 118Q97 110 104 118T118 118M92 126Q98 120 104 126T116 126'),
]
