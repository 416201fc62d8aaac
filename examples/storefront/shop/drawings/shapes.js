// The few shapes that every drawing is made of, on a square of 200 × 200. Outlines are the style sheet's.

/** @typedef {[tag: string, attributes: Record<string, string | number>]} Shape */
/** @typedef {(colours: [string, string, string]) => Shape[]} Drawing */

/** An outlined area. @type {(d: string, fill: string) => Shape} */
export const area = (d, fill) => ['path', { d, fill }]

/** A line without filling. @type {(d: string) => Shape} */
export const line = (d) => ['path', { d, fill: 'none' }]

/** A thinner line: seams, folds, laces. @type {(d: string) => Shape} */
export const seam = (d) => ['path', { d, fill: 'none', class: 'seam' }]

/** A line in a colour, thin and without outline. @type {(d: string, stroke: string, width: number) => Shape} */
export const thread = (d, stroke, width) => ['path', { d, fill: 'none', stroke, 'stroke-width': width }]

/** An outlined band: a strap, a handle, a pole. @type {(d: string, stroke: string, width: number) => Shape[]} */
export const strap = (d, stroke, width) => [
  ['path', { d, fill: 'none', 'stroke-width': width + 5 }],
  thread(d, stroke, width),
]

/** Darkens what lies beneath; no outline. @type {(d: string) => Shape} */
export const shade = (d) => ['path', { d, class: 'shade' }]

/** Lightens what lies beneath; no outline. @type {(d: string) => Shape} */
export const shine = (d) => ['path', { d, class: 'shine' }]

/** @type {(cx: number, cy: number, rx: number, ry: number, fill: string) => Shape} */
export const oval = (cx, cy, rx, ry, fill) => ['ellipse', { cx, cy, rx, ry, fill }]

/** @type {(x: number, y: number, width: number, height: number, rx: number, fill: string) => Shape} */
export const box = (x, y, width, height, rx, fill) => ['rect', { x, y, width, height, rx, fill }]
