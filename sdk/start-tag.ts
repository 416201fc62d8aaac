// How the script tag starts: finds its settings and its address, takes over `window.candor`, plays the stub's calls.
import type { Guard } from './browser/guard.ts'
import type { Page } from './browser/page.ts'
import type { Report } from './browser/report.ts'
import type { Call } from './capture/dispatch.ts'
import { createTag, type EarlyCalls } from './create-tag.ts'
import type { TagSettings } from './protocol/tag-settings.ts'

/** The window that the tag moves into. `candor` may be the stub, an earlier copy of the tag, or an element so named. */
export type Home = Page & { candor?: unknown }

export interface RunningScript {
  /** Absent where the script is part of an SVG. */
  readonly src?: string
  readonly dataset: { readonly settings?: string }
}

/** `loaded` tells a second copy of the tag to stay quiet. */
type Stub = Call & { q?: EarlyCalls; loaded?: true }

/** The folder that a script came from, without the `v/<version>/` of an immutable file. */
const folderOf = (address: string) => address.replace(/\/(v\/\d[^/]*\/)?[^/?#]*([?#].*)?$/, '/')

/** `inlined` is the settings, or still the placeholder where the file is one for all brands. */
export function startTag(
  home: Home,
  script: RunningScript | null,
  inlined: Partial<TagSettings>,
  guard: Guard,
  report: Report,
): void {
  const { loaded, q = [] } = typeof home.candor === 'function' ? (home.candor as Stub) : {}
  if (loaded) return
  const settings: TagSettings = inlined.brand ? inlined : JSON.parse(script?.dataset.settings ?? '{}')
  if (settings.brand && script?.src) {
    createTag(home, settings, folderOf(script.src), guard, report, q, (candor: Stub) => {
      candor.loaded = true
      home.candor = candor
    })
  } else report('no_settings')
}
