// The script tag: the only file of it that touches globals.
import { createGuard } from './browser/guard.ts'
import { createReport } from './browser/report.ts'
import { settingsPlaceholder } from './protocol/tag-settings.ts'
import { startTag } from './start-tag.ts'

const report = createReport(window)
const guard = createGuard(report)

guard(() => startTag(window, document.currentScript, Object(settingsPlaceholder), guard, report))()
