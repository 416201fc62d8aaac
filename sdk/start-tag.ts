// How the script tag starts: finds its settings and its address, takes over `window.candor`, plays the stub's calls.
import { page } from './browser/page.ts'
import { report } from './browser/report.ts'
import { type Call, candor, createTag, type EarlyCalls } from './create-tag.ts'
import type { TagSettings } from './protocol/tag-settings.ts'
import { useSettings } from './settings.ts'

export interface RunningScript {
  /** Absent where the script is part of an SVG. */
  readonly src?: string
  readonly dataset: { readonly settings?: string }
}

type Stub = Call & { q?: EarlyCalls }

/**
 * `inlined` is the settings, or still the placeholder where the file is one for all brands. `candor` on the page may be
 * the stub, an earlier copy of the tag, or an element so named.
 */
export const startTag = (script: RunningScript | null, inlined: Partial<TagSettings>): void => {
  const { loaded, q }: Partial<Stub> = typeof page.candor === 'function' ? (page.candor as Stub) : {}
  if (loaded) return
  const settings: TagSettings = inlined.brand ? inlined : JSON.parse(script?.dataset.settings ?? '{}')
  if (!settings.brand || !script?.src) {
    report('no_settings')
    return
  }
  candor.loaded = true
  page.candor = candor
  // The folder that the script came from, without the `v/<version>/` of an immutable file.
  useSettings(settings, script.src.replace(/\/(v\/\d[^/]*\/)?[^/?]*(\?.*)?$/, '/'))
  createTag(q)
}
