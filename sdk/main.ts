// The script tag: the only file of it that touches globals.
import { guard } from './browser/guard.ts'
import { usePage } from './browser/page.ts'
import { settingsPlaceholder } from './protocol/tag-settings.ts'
import { startTag } from './start-tag.ts'

usePage(window)
guard(startTag)(document.currentScript, Object(settingsPlaceholder))
