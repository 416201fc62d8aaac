import { describe, expect, it } from 'vitest'
import { tagSettings } from '../../../collector/settings/brand-settings.ts'
import { parseBrandSettings } from '../../../collector/settings/parse-settings.ts'
import { renderDocs } from '../../../scripts/render-docs.ts'
import { deviceShelf, keep, tabShelf } from '../../../sdk/browser/kept-text.ts'
import { usePage } from '../../../sdk/browser/page.ts'
import { useSettings } from '../../../sdk/settings.ts'
import { toSettings } from '../../../sdk/to-settings.ts'
import { createFakePage } from '../sdk/fake-page.ts'

describe('docs/tag.md', async () => {
  const text = (await renderDocs())['tag.md'] ?? ''
  const settings = toSettings({ brand: 'shop-fr' })
  if (!settings) throw new Error('no settings')

  it('names both shelves by the key that the tag really uses', () => {
    const { page } = createFakePage()
    usePage(page)
    useSettings(settings, 'https://shop.example.com/_c/')
    for (const shelf of [deviceShelf, tabShelf] as const) {
      const [, key = ''] = new RegExp(`\\| \`${shelf}\` +\\| \`(\\w+)\` \\|`).exec(text) ?? []
      keep(shelf, 'kept')
      expect(page[shelf][key]).toBe('kept')
    }
  })

  it('shows what the collector would write for a brand that sets nothing', () => {
    const written = parseBrandSettings({ origins: ['https://shop.example'] })
    if (!written.ok) throw new Error('refused')
    const [, shown = ''] = /```json\n(.*?)\n```/s.exec(text) ?? []
    expect(JSON.parse(shown)).toEqual(tagSettings('shop-fr', written.settings))
  })

  it('names every setting that the tag takes, and none that only the collector knows', () => {
    for (const name of ['consent', 'cookies.setBy', 'capture.links', 'pageViews', 'cmp'])
      expect(text).toContain(`| \`${name}\``)
    for (const name of ['origins', 'contacts', 'limits.batchesPerSecond'])
      expect(text).not.toContain(`| \`${name}\``)
  })
})
