// What axe-core finds wrong with an open page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Rule and place of each violation; of these rules alone where some are named. A page's policy keeps axe out, so it
 * comes from outside.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const asked = { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) }
  const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(asked)})`)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

/**
 * The same in light and in dark: in the dark a page is the same document in other colours, so contrast alone is asked
 * again.
 */
export async function violationsInLightAndDark(page: Page): Promise<string[]> {
  const inLight = await violations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await violations(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...inLight, ...inDark.map((violation) => `in the dark, ${violation}`)]
}
