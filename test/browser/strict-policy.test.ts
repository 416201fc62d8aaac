// The tag under the strictest policy that lets it in: no nonce, no inline script, no Trusted Types policy of any name.
import { describe, expect, it } from 'vitest'
import { callTag, sayYes } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { plainPage } from '../support/plain-page.ts'
import { createVisitor } from '../support/visitor.ts'

const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

const headers = { 'content-security-policy': policy }
const demo = demoInBrowser({
  pages: {
    '/strict.html': plainPage({ headers }),
    '/inline.html': plainPage({ headers, head: '<script>window.ran = true</script>' }),
  },
})

/** Notes each violation where the test can read it; runs before the page's own scripts. */
const noteViolations = () => {
  const noted: string[] = []
  Reflect.set(window, 'violations', noted)
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    noted.push(`${violatedDirective} ${blockedURI}`),
  )
}

async function visit(path: string) {
  const visitor = await createVisitor(demo.browser, { before: noteViolations })
  await visitor.page.goto(`${demo.edge.base}${path}`)
  const violations = (): Promise<unknown> => visitor.page.evaluate(() => Reflect.get(window, 'violations'))
  return { ...visitor, violations }
}

describe('a page under a strict policy with Trusted Types', () => {
  it('meets no violation and no error from consent to purchase, and every event arrives', async () => {
    const { page, violations, troubles, leave } = await visit('/strict.html')
    await sayYes(page)
    await callTag(page, 'search', { search_term: 'boots', results: 2 })
    await callTag(page, 'event', 'size_guide', { shelf: 'boots' })
    await callTag(page, 'identify', { customer_id: 'C42' })
    await callTag(page, 'data', { gifts: ['SKU1'] })
    await callTag(page, 'purchase', { transaction_id: 'T1', currency: 'EUR', value: 10 })
    await expect
      .poll(() => demo.edge.events().map(({ name }) => name))
      .toEqual(['page_view', 'search', 'size_guide', 'identify', 'purchase'])
    await callTag(page, 'logout')
    await callTag(page, 'optout')
    expect(await violations()).toEqual([])
    expect(troubles()).toEqual([])
    await leave()
  })

  it('does hold: a script that the policy does not allow is a violation', async () => {
    const { violations, leave } = await visit('/inline.html')
    expect(await violations()).toEqual(['script-src-elem inline'])
    await leave()
  })
})
