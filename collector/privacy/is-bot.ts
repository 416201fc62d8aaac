// Whether a user agent says of itself that it is a robot. One that lies is not found here.
import { isbot } from 'isbot'
import { LRUCache } from 'lru-cache'

export type IsBot = (userAgent: string | undefined) => boolean

export interface BotCheckOptions {
  /** User agents remembered, default 1,000. */
  max?: number
  /** Looks at a user agent of at most `checkedCharacters`; isbot by default. */
  check?: (userAgent: string) => boolean
}

/** Robots name themselves at the end, so more is seen than for the device; isbot's pattern is linear in it. */
export const checkedCharacters = 512

/** A check that remembers. No user agent at all is a robot too: every browser sends one. */
export function createBotCheck(options: BotCheckOptions = {}): IsBot {
  const { max = 1000, check = isbot } = options
  const known = new LRUCache<string, boolean>({ max })
  return (userAgent = '') => {
    const key = userAgent.length > checkedCharacters ? userAgent.slice(0, checkedCharacters) : userAgent
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const answer = key.trim() === '' || check(key)
    known.set(key, answer)
    return answer
  }
}
