// Asks the collector to set a cookie by `Set-Cookie`, which Safari keeps for as long as it says (K11).
import type { Page } from '../browser/page.ts'
import { post } from '../browser/post.ts'
import type { CookieName } from '../protocol/cookies.ts'

export type AskCollector = (name: CookieName, value: string) => void

/** `url` is `<folder>c/<brand>`. */
export const createServerCookies =
  (page: Page, url: string): AskCollector =>
  (name, value) => {
    post(page, url, JSON.stringify({ [name]: value }), true)
  }
