// The built tag as it is served: with a brand's settings inlined, or immutable by version with its SRI hash.
import { createHash } from 'node:crypto'
import { settingsPlaceholder, type TagSettings } from '../../sdk/protocol/tag-settings.ts'

export interface TagFiles {
  /** The tag of a brand and its strong ETag; remembered until the settings change. */
  forBrand(settings: TagSettings): ServedFile
  /** The same for everybody: settings come from the script element. */
  pinned: ServedFile
  /** The popins, which the tag loads when one is called. */
  popins: ServedFile
  /** `sha384-…` of the pinned file, for the `integrity` attribute. */
  integrity: string
}

export interface ServedFile {
  text: string
  etag: string
}

/**
 * `source` and `popins`: the texts of `dist/sdk/candor.js` and `dist/widgets/popins.js`. Throws when `source` has not
 * exactly one place for the settings.
 */
export function createTagFiles(source: string, popins: string): TagFiles {
  const parts = source.split(new RegExp(`["'\`]${settingsPlaceholder}["'\`]`))
  const [before, after] = parts
  if (parts.length !== 2 || before === undefined || after === undefined) {
    throw new Error(`the built tag has ${parts.length - 1} places for its settings instead of one`)
  }
  const served = new Map<string, { inlined: string; file: ServedFile }>()

  return {
    forBrand(settings) {
      const inlined = scriptLiteral(settings)
      const known = served.get(settings.brand)
      if (known?.inlined === inlined) return known.file
      const file = serve(`${before}(${inlined})${after}`)
      served.set(settings.brand, { inlined, file })
      return file
    },
    pinned: serve(source),
    popins: serve(popins),
    integrity: `sha384-${createHash('sha384').update(source).digest('base64')}`,
  }
}

function serve(text: string): ServedFile {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` }
}

/** JSON that is safe inside a script, wherever the script stands. */
function scriptLiteral(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
