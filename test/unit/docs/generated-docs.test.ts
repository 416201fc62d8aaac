import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { renderDocs } from '../../../scripts/render-docs.ts'

const docs = new URL('../../../docs/', import.meta.url)

describe('generated docs', async () => {
  const rendered = await renderDocs()

  it.each(Object.keys(rendered))('docs/%s says what the tables say now', async (name) => {
    expect(await readFile(new URL(name, docs), 'utf8')).toBe(rendered[name])
  })

  it('describes every setting', () => {
    expect(rendered['settings.md']).toContain('`cookies.lifetimeHours`')
    expect(rendered['settings.md']).not.toMatch(/\| {2}\|$/m)
  })
})
