// Drawings of what one sleeps in and on.
import { area, box, line, oval, seam, shade, shine } from './shapes.js'

/** @typedef {import('./shapes.js').Drawing} Drawing */

/** @type {Drawing} */
export const sleepingBag = ([main, second, detail]) => [
  area('M100 18Q140 20 144 62Q152 110 128 168Q100 186 72 168Q48 110 56 62Q60 20 100 18Z', main),
  shade('M118 22Q142 30 144 62Q152 110 128 168Q118 176 104 177Q136 100 118 22Z'),
  area('M100 18Q140 20 144 62Q122 80 100 80Q78 80 56 62Q60 20 100 18Z', second),
  oval(100, 50, 25, 21, detail),
  seam('M84 44Q100 36 116 44M82 54Q100 48 118 54'),
  seam('M54 92Q100 108 146 92M54 116Q100 132 144 116M60 140Q100 154 138 140M66 158Q100 168 132 158'),
  line('M122 78Q128 108 118 138'),
  box(114, 134, 8, 14, 3, detail),
]

/** @type {Drawing} */
export const mat = ([main, second, detail]) => [
  area('M70 40L176 66L134 166L24 132Z', main),
  shade('M176 66L134 166L24 132L28 124L132 154L172 65Z'),
  seam('M60 62L164 94M52 80L157 111M44 98L150 128M35 116L142 146'),
  area('M70 40L176 66L168 84L62 56Q62 46 70 40Z', second),
  oval(158, 74, 8, 7, detail),
  shine('M58 74L112 90L110 96L55 80Z'),
]

/** @type {Drawing} */
export const foamMat = ([main, second, detail]) => [
  area('M34 76L116 54L172 74L90 98Z', detail),
  area('M34 76L90 98V112L34 90Z', main),
  area('M90 98L172 74V88L90 112Z', second),
  area('M34 92L90 114V128L34 106Z', main),
  area('M90 114L172 90V104L90 128Z', second),
  area('M34 108L90 130V144L34 122Z', main),
  area('M90 130L172 106V120L90 144Z', second),
  area('M34 124L90 146V160L34 138Z', main),
  area('M90 146L172 122V136L90 160Z', second),
  seam('M62 78L118 63M80 85L136 68M98 88L152 73'),
  line('M56 84V148M132 86V148'),
]

/** @type {Drawing} */
export const pillow = ([main, second, detail]) => [
  area(
    'M32 76Q22 58 42 56Q100 70 158 56Q178 58 168 76Q160 108 168 138Q178 156 158 156Q100 142 42 156Q22 156 32 138Q40 108 32 76Z',
    main,
  ),
  shade(
    'M168 76Q160 108 168 138Q178 156 158 156Q100 142 42 156Q30 155 30 146Q100 132 146 138Q150 100 160 60Q178 60 168 76Z',
  ),
  area('M54 84Q100 92 146 84Q142 108 146 128Q100 122 54 128Q58 108 54 84Z', detail),
  seam('M42 66L54 84M158 66L146 84M42 146L54 128M158 146L146 128'),
  box(156, 96, 20, 18, 5, second),
  shine('M46 68Q74 74 96 74L96 79Q70 79 46 73Z'),
]
