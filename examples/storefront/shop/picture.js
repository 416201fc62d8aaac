// The picture of a product: an SVG drawn from the product's kind and colours.
import * as clothing from './drawings/clothing.js'
import * as cooking from './drawings/cooking.js'
import * as footwear from './drawings/footwear.js'
import * as packs from './drawings/packs.js'
import * as shelter from './drawings/shelter.js'
import * as sleeping from './drawings/sleeping.js'
import * as way from './drawings/way.js'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** @type {Record<import('./catalogue.js').DrawingKind, import('./drawings/shapes.js').Drawing>} */
const drawings = { ...clothing, ...cooking, ...footwear, ...packs, ...shelter, ...sleeping, ...way }

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Element[]} children
 */
const svgElement = (tag, attributes, children = []) => {
  const made = document.createElementNS(svgNamespace, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  made.append(...children)
  return made
}

/** “sleepingBag” → “sleeping bag”. @param {string} kind */
const wordsOf = (kind) => kind.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)

/** @type {typeof import('./picture.js').createPicture} */
export const createPicture = ({ drawing, colours }) => {
  const title = svgElement('title', {})
  title.textContent = `Drawing: ${wordsOf(drawing)}`
  const shapes = drawings[drawing](colours).map(([tag, attributes]) => svgElement(tag, attributes))
  const ground = svgElement('ellipse', { cx: 100, cy: 178, rx: 74, ry: 7, class: 'ground' })
  const backdrop = svgElement('circle', { cx: 100, cy: 100, r: 88, fill: colours[0], class: 'backdrop' })
  return svgElement('svg', { viewBox: '0 0 200 200', role: 'img', class: 'picture' }, [
    title,
    backdrop,
    ground,
    ...shapes,
  ])
}
