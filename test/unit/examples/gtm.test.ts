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
const later: (() => void)[] = []
const injectScript = vi.fn()

function createQueue(name: string, queue: string) {
  return (...call: unknown[]) => calls.push([name, queue, ...call])
}

/** The six interfaces of a container that the template asks for, as documented. */
const container: Record<string, unknown> = {
  createArgumentsQueue: createQueue,
  callLater: (work: () => void) => later.push(work),
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

/** What a CMP does: states change one by one and their listeners are told, then the page goes on. */
function decide(answer: Record<string, boolean>): void {
  for (const [type, isGranted] of Object.entries(answer)) {
    if (granted.has(type) === isGranted) continue
    if (isGranted) granted.add(type)
    else granted.delete(type)
    listeners.get(type)?.(type, isGranted)
  }
  for (const work of later.splice(0)) work()
}

const consentCalls = () => calls.map(([, , command, answer]) => ({ [String(command)]: answer }))

beforeEach(() => {
  calls.length = 0
  granted.clear()
  listeners.clear()
  later.length = 0
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

  it('is one answer to the three purposes, though each type is told by itself', () => {
    fire({ followConsentMode: true })
    decide({ analytics_storage: true, ad_storage: false, personalization_storage: true })
    expect(calls).toEqual([
      ['candor', 'candor.q', 'consent', { analytics: true, attribution: false, personalisation: true }],
    ])
  })

  it('hands on a yes from before', () => {
    granted.add('ad_storage')
    fire({ followConsentMode: true })
    expect(consentCalls()).toEqual([
      { consent: { analytics: false, attribution: true, personalisation: false } },
    ])
  })

  it('takes a denied default for no answer', () => {
    fire({ followConsentMode: true })
    expect(calls).toEqual([])
  })

  it('hands on a withdrawal', () => {
    granted.add('analytics_storage')
    fire({ followConsentMode: true })
    decide({ analytics_storage: false })
    expect(consentCalls().at(-1)).toEqual({
      consent: { analytics: false, attribution: false, personalisation: false },
    })
  })

  it('comes to rest when the tag updates the consent mode in its turn', () => {
    container.createArgumentsQueue = createTagThatKeepsInStep
    fire({ followConsentMode: true })
    decide({ analytics_storage: true, ad_storage: true, personalization_storage: true })
    expect(calls).toHaveLength(1)
    container.createArgumentsQueue = createQueue
  })
})

/** As `sdk/consent/consent-mode.ts` does at each answer. */
function createTagThatKeepsInStep(name: string, queue: string) {
  const candor = createQueue(name, queue)
  return (command: string, answer: { analytics: boolean; personalisation: boolean }) => {
    candor(command, answer)
    decide({ analytics_storage: answer.analytics, personalization_storage: answer.personalisation })
  }
}
