import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const template = readFileSync('examples/gtm/candor.tpl', 'utf8')
const [, ...parts] = template.split(/^___([A-Z_]+)___$/m)
const section = (name: string) => parts[parts.indexOf(name) + 1] ?? ''
const sandboxed = section('SANDBOXED_JS_FOR_WEB_TEMPLATE')

const scriptUrl = 'https://shop.example/_c/shop-fr.js'
const calls: unknown[][] = []
const granted = new Set<string>()
const listeners = new Map<string, (type: string, granted: boolean) => void>()
const injectScript = vi.fn()

/** The five interfaces of a container that the template asks for, as documented. */
const container: Record<string, unknown> = {
  createArgumentsQueue:
    (name: string, queue: string) =>
    (...call: unknown[]) =>
      calls.push([name, queue, ...call]),
  injectScript,
  isConsentGranted: (type: string) => granted.has(type),
  addConsentListener: (type: string, listener: (type: string, granted: boolean) => void) =>
    listeners.set(type, listener),
}

function fire(data: object): void {
  const require = (name: string) => container[name]
  compileFunction(sandboxed, ['require', 'data'])(require, {
    scriptUrl,
    gtmOnSuccess: 'success',
    gtmOnFailure: 'failure',
    ...data,
  })
}

/** What a CMP does: the state changes, then the listeners are told. */
function decide(type: string, isGranted: boolean): void {
  if (isGranted) granted.add(type)
  else granted.delete(type)
  listeners.get(type)?.(type, isGranted)
}

beforeEach(() => {
  calls.length = 0
  granted.clear()
  listeners.clear()
  injectScript.mockClear()
})

describe('the template', () => {
  it('loads the brand’s script once a container and says whether it did', () => {
    fire({})
    expect(injectScript.mock.calls).toEqual([[scriptUrl, 'success', 'failure', 'candor']])
  })

  it('asks for no more than it uses', () => {
    const used = [...sandboxed.matchAll(/require\('(\w+)'\)/g)].map(([, name]) => name)
    expect(used.sort()).toEqual(Object.keys(container).sort())
    const permissions = JSON.parse(section('WEB_PERMISSIONS')).map(
      ({ instance }: { instance: { key: { publicId: string } } }) => instance.key.publicId,
    )
    expect(permissions).toEqual(['access_globals', 'access_consent', 'inject_script'])
  })

  it('has fields by the names that its script reads', () => {
    const names = JSON.parse(section('TEMPLATE_PARAMETERS')).map(({ name }: { name: string }) => name)
    const read = [...sandboxed.matchAll(/data\.(?!gtm)(\w+)/g)].map(([, name]) => name)
    expect(names.sort()).toEqual([...new Set(read)].sort())
    expect(JSON.parse(section('INFO'))).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] })
  })
})

describe('Google’s consent mode', () => {
  it('is not followed unless somebody ticked it: what was never set is granted to Google', () => {
    granted.add('analytics_storage').add('ad_storage').add('personalization_storage')
    fire({})
    expect(calls).toEqual([])
    expect([...listeners.keys()]).toEqual([])
  })

  it('is a yes to the purpose that each type stands for', () => {
    fire({ followConsentMode: true })
    for (const type of ['analytics_storage', 'ad_storage', 'personalization_storage']) decide(type, true)
    expect(calls).toEqual([
      ['candor', 'candor.q', 'consent', { analytics: true }],
      ['candor', 'candor.q', 'consent', { attribution: true }],
      ['candor', 'candor.q', 'consent', { personalisation: true }],
    ])
  })

  it('hands on a yes from before, and takes a denied default for no answer', () => {
    granted.add('analytics_storage')
    fire({ followConsentMode: true })
    expect(calls).toEqual([['candor', 'candor.q', 'consent', { analytics: true }]])
  })

  it('hands on a withdrawal', () => {
    granted.add('analytics_storage')
    fire({ followConsentMode: true })
    decide('analytics_storage', false)
    expect(calls.at(-1)).toEqual(['candor', 'candor.q', 'consent', { analytics: false }])
  })
})
