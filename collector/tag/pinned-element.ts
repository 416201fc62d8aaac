// The script element of a shop that pins the tag: this version and no other byte, with the brand's settings beside it.
import type { TagSettings } from '../../sdk/protocol/tag-settings.ts'

interface PinnedTag {
  /** Where shoppers reach the collector, e.g. `https://shop.example/_c/`. */
  folder: string
  version: string
  /** `sha384-…` of the file. */
  integrity: string
  settings: TagSettings
}

/**
 * HTML to paste. `crossorigin` because a browser cannot check a file of another origin that it fetched without CORS;
 * `anonymous` so that no cookie goes along.
 */
export function pinnedElement({ folder, version, integrity, settings }: PinnedTag): string {
  const attributes = {
    src: `${folder.replace(/\/*$/, '/')}v/${version}/candor.js`,
    integrity,
    crossorigin: 'anonymous',
    'data-settings': JSON.stringify(settings),
  }
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  return `<script async${written.join('')}></script>`
}

const escapes: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

const escapeAttribute = (text: string) => text.replace(/[&"<>]/g, (character) => escapes[character] ?? '')
