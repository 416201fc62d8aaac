// Cookies as a browser keeps them: by name, with a lifetime, and for domains of its host only. Records every write.

export interface CookieOptions {
  /** Cookies that the browser has already, `name=value`. */
  cookies?: string[]
  /** `throw`: as in a sandboxed frame; `drop`: as with cookies switched off. */
  cookieAccess?: 'throw' | 'drop'
  /** A browser refuses cookies for these domains. */
  publicSuffixes?: string[]
  besides?: { readonly jar: Jar }
}

/** What is kept, and until when in milliseconds. */
export type Jar = { pair: string; until: number }[]

export interface CookieWrite {
  name: string
  value: string
  attributes: string[]
  maxAge: number
}

const readWrite = (text: string): CookieWrite => {
  const [pair = '', ...attributes] = text.split('; ')
  const at = pair.indexOf('=')
  const maxAge = Number(attributes.find((attribute) => attribute.startsWith('Max-Age='))?.slice(8))
  return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes, maxAge }
}

/** Whether a browser on this host takes a cookie for that domain. */
const takesDomain = (host: string, domain: string, publicSuffixes: string[]) =>
  (host === domain || host.endsWith(`.${domain}`)) && domain.includes('.') && !publicSuffixes.includes(domain)

export function createFakeCookies(options: CookieOptions, now: () => number, host: () => string) {
  const { cookies = [], cookieAccess, publicSuffixes = [] } = options
  const jar: Jar = options.besides?.jar ?? cookies.map((pair) => ({ pair, until: Infinity }))
  const writes: CookieWrite[] = []
  const kept = () => jar.filter(({ until }) => until > now()).map(({ pair }) => pair)
  const refuseAccess = () => {
    if (cookieAccess === 'throw') throw new Error('SecurityError')
  }
  return {
    jar,
    writes,
    read() {
      refuseAccess()
      return kept().join('; ')
    },
    write(text: string) {
      refuseAccess()
      if (cookieAccess === 'drop') return
      const write = readWrite(text)
      writes.push(write)
      const domain = write.attributes.find((attribute) => attribute.startsWith('Domain='))?.slice(7)
      if (domain && !takesDomain(host(), domain, publicSuffixes)) return
      const old = jar.findIndex(({ pair }) => pair.startsWith(`${write.name}=`))
      if (old >= 0) jar.splice(old, 1)
      jar.push({ pair: `${write.name}=${write.value}`, until: now() + write.maxAge * 1000 })
    },
    names: () => kept().map((pair) => pair.slice(0, pair.indexOf('='))),
    valueOf: (name: string) =>
      kept()
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1),
  }
}
