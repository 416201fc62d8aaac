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
  strap('M84 58L112 54M86 72L112 68M90 86L116 82M100 98L124 92', detail, 6),
  line('M84 46Q84 84 104 104'),
]

/** @type {Drawing} */
export const shoe = ([main, second, detail]) => [
  area('M34 92Q48 100 66 84Q74 74 88 76Q112 106 154 114Q178 120 180 144H28Q24 112 34 92Z', main),
  shade('M27 144Q27 132 28 124Q80 140 180 138V144Z'),
  area('M152 114Q180 120 180 144H134Q136 122 152 114Z', second),
  area('M34 92Q48 100 60 90Q66 116 58 144H28Q24 112 34 92Z', second),
  line('M66 84Q84 92 122 108'),
  strap('M88 100L100 84M102 108L114 94M116 114L128 102', detail, 6),
  area('M74 122Q96 104 122 126Q96 122 84 136Z', detail),
  area('M22 144H182Q184 156 174 164H40Q24 160 22 144Z', '#f3efe6'),
  seam(
    'M40 164L46 154L54 164M66 164L72 154L80 164M92 164L98 154L106 164M118 164L124 154L132 164M144 164L150 154L158 164',
  ),
]

/** @type {Drawing} */
export const sandal = ([main, second, detail]) => [
  area('M22 140Q60 118 104 128Q150 138 178 134Q188 146 176 158H34Q20 154 22 140Z', second),
  area('M22 148Q60 152 182 146Q184 160 172 168H36Q20 164 22 148Z', '#3a3531'),
  strap('M44 134Q46 84 82 76Q104 96 108 132', detail, 17),
  strap('M42 110Q70 104 100 108', detail, 13),
  strap('M122 134Q142 84 168 136', main, 19),
  shine('M52 100Q60 86 76 82L80 88Q64 94 58 104Z'),
  oval(70, 107, 7, 7, '#e9e3d5'),
]
