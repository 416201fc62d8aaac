// Drawings of lamps and of what shows the way.
import { area, box, line, oval, seam, shade, shine, strap, thread } from './shapes.js'

/** @typedef {import('./shapes.js').Drawing} Drawing */

/** @type {Drawing} */
export const lantern = ([main, second, detail]) => [
  ...strap('M64 62Q66 18 100 18Q134 18 136 62', second, 6),
  area('M70 46H130L138 66H62Z', main),
  box(70, 66, 60, 74, 10, detail),
  shine('M78 74H88V132H78Z'),
  area('M100 84Q114 104 100 122Q86 104 100 84Z', '#fff6d8'),
  line('M84 66V140M116 66V140'),
  area('M62 140H138L142 164Q140 174 130 174H70Q60 174 58 164Z', main),
  shade('M118 140H138L142 164Q140 174 130 174H112Z'),
  oval(100, 156, 8, 8, detail),
  seam('M30 84L46 90M24 106H42M30 128L46 122M170 84L154 90M176 106H158M170 128L154 122'),
]

/** @type {Drawing} */
export const headlamp = ([main, second, detail]) => [
  ...strap('M44 104Q40 46 100 44Q160 46 156 104', main, 16),
  ...strap('M44 104Q46 128 66 132M156 104Q154 128 134 132', second, 14),
  seam('M52 74Q64 56 84 52M148 74Q136 56 116 52'),
  area('M60 98Q60 88 72 88H128Q140 88 140 98V138Q140 150 128 150H72Q60 150 60 138Z', second),
  shade('M122 88H128Q140 88 140 98V138Q140 150 128 150H116Q126 120 122 88Z'),
  oval(92, 118, 23, 23, '#f3efe6'),
  oval(92, 118, 14, 14, detail),
  shine('M84 114Q86 108 92 108L92 112Q88 112 87 116Z'),
  oval(127, 108, 6, 6, main),
  oval(127, 128, 6, 6, detail),
  seam('M70 168L64 180M92 168V184M114 168L120 180'),
]

/** @type {Drawing} */
export const knife = ([main, second, detail]) => [
  area('M100 104L164 40Q176 26 184 20Q184 62 156 84L118 122Z', detail),
  seam('M110 108L168 52'),
  area('M92 96L124 128L58 176Q32 186 22 174Q14 162 28 142Q52 116 92 96Z', main),
  shade('M116 120L124 128L58 176Q32 186 22 174Q76 158 116 120Z'),
  area('M90 94L100 88L132 120L126 130Z', second),
  oval(42, 160, 6, 6, second),
  seam('M56 140Q66 128 80 120M62 152Q76 146 90 132'),
]

/** @type {Drawing} */
export const map = ([main, second, detail]) => [
  area('M24 56L72 40V150L24 166Z', main),
  area('M72 40L126 58V168L72 150Z', main),
  area('M126 58L176 42V152L126 168Z', main),
  area('M24 116Q50 92 72 108V150L24 166Z', second),
  area('M126 88Q150 70 176 84V42L126 58Z', second),
  shade('M72 40L126 58V168L72 150Z'),
  thread('M26 84Q54 70 74 88T124 100T174 116', detail, 7),
  seam(
    'M84 62Q104 58 112 76M82 70Q98 68 102 80M86 124Q104 112 116 132M88 134Q102 124 108 138M138 132Q150 122 164 128',
  ),
  thread('M44 134L58 120M74 118L88 108M106 122L118 130M134 118L150 104', '#b8402f', 4),
  area('M150 108Q136 92 150 82Q164 92 150 108Z', '#c8402f'),
]

/** @type {Drawing} */
export const compass = ([main, second, detail]) => [
  ...strap('M100 34Q70 8 44 28Q26 44 40 60', detail, 5),
  box(48, 26, 104, 152, 14, main),
  seam('M64 40V52M76 40V48M88 40V48M112 40V48M124 40V48M136 40V52'),
  area('M94 52L100 38L106 52Z', detail),
  oval(100, 112, 46, 46, second),
  oval(100, 112, 36, 36, '#f7f4ec'),
  seam('M100 80V86M100 138V144M68 112H74M126 112H132'),
  area('M118 88L106 118L94 106Z', detail),
  area('M82 136L94 106L106 118Z', '#5c6a70'),
  oval(100, 112, 4, 4, '#f7f4ec'),
  shine('M56 40H62V120H56Z'),
]

/** @type {Drawing} */
export const poles = ([main, second, detail]) => [
  ...strap('M60 44L132 168', main, 7),
  ...strap('M140 44L68 168', main, 7),
  ...strap('M60 44L82 82', detail, 8),
  ...strap('M140 44L118 82', detail, 8),
  area('M44 26Q52 16 62 24L78 54Q74 66 64 62Z', second),
  area('M156 26Q148 16 138 24L122 54Q126 66 136 62Z', second),
  line('M46 28Q24 50 42 74Q54 70 56 48M154 28Q176 50 158 74Q146 70 144 48'),
  oval(121, 150, 15, 6, detail),
  oval(79, 150, 15, 6, detail),
  seam('M132 168L136 177M68 168L64 177'),
]
