// Drawings of what is worn on the feet.
import { area, line, oval, seam, shade, shine, strap } from './shapes.js'

/** @typedef {import('./shapes.js').Drawing} Drawing */

/** @type {Drawing} */
export const boot = ([main, second, detail]) => [
  area('M54 36H110L112 84Q130 104 158 110Q178 116 178 142H40Q40 104 52 84Z', main),
  shade('M40 142Q40 118 46 100Q84 122 178 134V142Z'),
  area('M50 30H112Q118 38 112 46H52Q44 38 50 30Z', second),
  area('M142 106Q178 110 178 142H134Q132 120 142 106Z', second),
  area('M52 92Q70 96 72 118V142H40Q40 110 52 92Z', second),
  area('M34 142H180Q184 156 176 166H158L150 158H96L86 166H40Q32 156 34 142Z', '#3a3531'),
  seam('M48 150H174'),
  ...strap('M84 58L112 54M86 72L112 68M90 86L116 82M100 98L124 92', detail, 6),
  line('M84 46Q84 84 104 104'),
]

/** @type {Drawing} */
export const shoe = ([main, second, detail]) => [
  area('M34 92Q48 100 66 84Q74 74 88 76Q112 106 154 114Q178 120 180 144H28Q24 112 34 92Z', main),
  shade('M27 144Q27 132 28 124Q80 140 180 138V144Z'),
  area('M152 114Q180 120 180 144H134Q136 122 152 114Z', second),
  area('M34 92Q48 100 60 90Q66 116 58 144H28Q24 112 34 92Z', second),
  line('M66 84Q84 92 122 108'),
  ...strap('M88 100L100 84M102 108L114 94M116 114L128 102', detail, 6),
  area('M74 122Q96 104 122 126Q96 122 84 136Z', detail),
  area('M22 144H182Q184 156 174 164H40Q24 160 22 144Z', '#f3efe6'),
  seam(
    'M40 164L46 154L54 164M66 164L72 154L80 164M92 164L98 154L106 164M118 164L124 154L132 164M144 164L150 154L158 164',
  ),
]

/** @type {Drawing} */
export const sandal = ([main, second, detail]) => [
  ...strap('M40 128Q34 70 62 62Q92 66 100 126', detail, 13),
  area('M20 132Q60 112 104 124Q150 136 180 128Q190 142 178 152H34Q18 148 20 132Z', second),
  area('M20 142Q60 150 184 138Q188 158 174 166H38Q20 162 20 142Z', '#3a3531'),
  seam('M30 158H176'),
  ...strap('M116 134Q126 92 150 92Q168 100 172 134', main, 15),
  ...strap('M48 132Q62 92 80 88Q100 96 112 132', detail, 13),
  oval(63, 64, 9, 9, '#e9e3d5'),
  shine('M134 104Q142 96 150 96L150 102Q144 102 138 110Z'),
]
