// Views that somebody gave a name, kept in this browser: a name, and the page's address query.

export interface SavedView {
  name: string
  /** As `printView` writes it. */
  query: string
}

export interface SavedViews {
  all(): SavedView[]
  /** One of the same name is replaced. False where the browser keeps nothing. */
  save(view: SavedView): boolean
  forget(name: string): void
}

/** Views a brand at most; the oldest goes first. */
export const mostSavedViews = 30
export const longestName = 60

const isSaved = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'name') === 'string' &&
  typeof Reflect.get(value, 'query') === 'string'

/** @param memory the browser's storage, or null where it has none for this page */
export const createSavedViews = (
  brand: string,
  memory: Pick<Storage, 'getItem' | 'setItem'> | null,
): SavedViews => {
  const key = `candor_views_${brand}`
  const read = (): SavedView[] => {
    try {
      const kept: unknown = JSON.parse(memory?.getItem(key) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isSaved) : []
    } catch {
      return []
    }
  }
  const write = (views: SavedView[]): boolean => {
    try {
      memory?.setItem(key, JSON.stringify(views.slice(-mostSavedViews)))
      return memory !== null
    } catch {
      return false
    }
  }
  const without = (name: string) => read().filter((view) => view.name !== name)
  return {
    all: read,
    save: ({ name, query }) => write([...without(name), { name: name.slice(0, longestName), query }]),
    forget: (name) => {
      write(without(name))
    },
  }
}
