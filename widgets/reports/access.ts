// The token of a report link: taken from the address's fragment, kept for the tab, never left in the address.

export interface TabMemory {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const fragment = /^#access=([\w.~-]{1,512})$/

/** The token in a fragment, or null. */
export const accessInFragment = (hash: string): string | null => fragment.exec(hash)?.[1] ?? null

/**
 * The token to use: the fragment's, which is kept for the tab, else the one kept before, else null.
 * A browser that refuses storage only loses the token on reload.
 */
export const takeAccess = (hash: string, brand: string, memory: TabMemory | null): string | null => {
  const key = `candor_access_${brand}`
  const given = accessInFragment(hash)
  try {
    if (given) memory?.setItem(key, given)
    return given ?? memory?.getItem(key) ?? null
  } catch {
    return given
  }
}

/** The brand in `/reports/<brand>`; an empty text where there is none. */
export const brandInPath = (path: string): string => /\/reports\/([\w-]+)\/?$/.exec(path)?.[1] ?? ''
