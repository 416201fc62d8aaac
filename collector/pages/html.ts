// Markup that is escaped by construction: `html` is the only way to make some, and what it makes is the only thing
// that a page is built of.

/** A piece of markup. Nothing but `html` makes one, so whatever is not one gets escaped. */
export class Html {
  readonly #markup: string

  private constructor(markup: string) {
    this.#markup = markup
  }

  /** For `html` alone. */
  static of(literals: readonly string[], values: readonly HtmlValue[]): Html {
    let place: Place = 'text'
    let markup = ''
    literals.forEach((literal, index) => {
      place = placeAfter(literal, place)
      markup += literal
      if (index < values.length) markup += markupAt(place, values[index], literal)
    })
    if (place !== 'text') throw new Error('html: a template ends inside of a tag')
    return new Html(markup)
  }

  toString(): string {
    return this.#markup
  }
}

/** Attributes of a tag, made by `attributes`. */
class Attributes {
  constructor(readonly markup: string) {}
}

/** What may stand in a template. `null`, `undefined` and `false` are nothing, so that a part can be left out. */
export type HtmlValue = string | number | Html | Attributes | readonly HtmlValue[] | null | undefined | false

/**
 * Text between tags or in a quoted attribute is escaped; an `Html` between tags stands as it is; of a list, its parts
 * one after another. Throws where escaping would not help: within a tag but outside of quotes, in a script or style.
 * @example html`<p title="${title}">${text}</p>`
 */
export function html(literals: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return Html.of(literals, values)
}

/**
 * Attributes that a tag has or has not: `true` writes the name alone, `false` and `undefined` leave it out.
 * @example html`<input name="email"${attributes({ required })}>`
 */
export function attributes(values: Readonly<Record<string, string | boolean | undefined>>): Attributes {
  const written = Object.entries(values).map(([name, value]) => {
    if (!/^(?!on|style)[a-z-]+$/.test(name)) throw new Error(`html: ${name} may not be an attribute`)
    if (value === undefined || value === false) return ''
    return value === true ? ` ${name}` : ` ${name}="${escapeText(value)}"`
  })
  return new Attributes(written.join(''))
}

/** Where a value stands: between tags, within a tag, in quotes. */
type Place = 'text' | 'tag' | '"' | "'"

function placeAfter(literal: string, before: Place): Place {
  let place = before
  for (const character of literal) place = nextPlace(place, character)
  return place
}

function nextPlace(place: Place, character: string): Place {
  if (place === 'text') return character === '<' ? 'tag' : 'text'
  if (place !== 'tag') return character === place ? 'tag' : place
  if (character === '>') return 'text'
  return character === '"' || character === "'" ? character : 'tag'
}

function markupAt(place: Place, value: HtmlValue, before: string): string {
  if (place === 'tag') {
    if (value instanceof Attributes) return value.markup
    throw new Error('html: within a tag a value needs quotes')
  }
  if (place === 'text' && /<(?:script|style)\b[^>]*>[^<]*$/i.test(before))
    throw new Error('html: a value may not stand in a script or style')
  return place === 'text' ? markupOf(value) : escapeText(textOf(value))
}

function markupOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (value instanceof Attributes) throw new Error('html: attributes stand within a tag')
  return typeof value === 'object' ? value.map(markupOf).join('') : escapeText(String(value))
}

function textOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'object') throw new Error('html: an attribute takes one text')
  return String(value)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Control characters but tab and line breaks are not HTML's, and a lone surrogate is not UTF-8's. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '\u{fffd}')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
