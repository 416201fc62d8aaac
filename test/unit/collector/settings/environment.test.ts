import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '../../../../collector/settings/environment.ts'

function parsed(variables: Record<string, string | undefined>) {
  const result = parseEnvironment(variables)
  if (!result.ok) throw new Error(result.message)
  return result.environment
}

const defaults = {
  port: 8787,
  host: '127.0.0.1',
  dataFolder: resolve('data'),
  keysFolder: resolve('data.keys'),
  backupsFolder: null,
  trustedProxies: [],
  ratePerSecond: 100,
  logLevel: 'info',
}

it('has a default for everything', () => {
  expect(parsed({})).toEqual(defaults)
})

it('takes an empty variable for one that is not set', () => {
  const names = ['PORT', 'HOST', 'DATA', 'KEYS', 'BACKUPS', 'TRUSTED_PROXIES', 'RATE_PER_SECOND', 'LOG']
  expect(parsed(Object.fromEntries(names.map((name) => [`CANDOR_${name}`, ''])))).toEqual(defaults)
  expect(parsed({ CANDOR_PORT: undefined, CANDOR_DATA: ' ' })).toEqual(defaults)
})

it('reads every variable', () => {
  const environment = parsed({
    CANDOR_PORT: '9000',
    CANDOR_HOST: '0.0.0.0',
    CANDOR_DATA: '/srv/candor',
    CANDOR_KEYS: '/srv/keys',
    CANDOR_BACKUPS: '/mnt/backups',
    CANDOR_TRUSTED_PROXIES: '192.0.2.1, 10.0.0.0/8 2001:db8::/32',
    CANDOR_RATE_PER_SECOND: '0',
    CANDOR_LOG: 'silent',
    PATH: '/bin',
  })
  expect(environment).toEqual({
    port: 9000,
    host: '0.0.0.0',
    dataFolder: '/srv/candor',
    keysFolder: '/srv/keys',
    backupsFolder: '/mnt/backups',
    trustedProxies: ['192.0.2.1', '10.0.0.0/8', '2001:db8::/32'],
    ratePerSecond: 0,
    logLevel: 'silent',
  })
})

it('keeps the keys beside the data, not in it', () => {
  expect(parsed({ CANDOR_DATA: '/srv/candor' }).keysFolder).toBe('/srv/candor.keys')
})

describe('a wrong variable is named', () => {
  it.each([
    ['CANDOR_PORT', 'eighty'],
    ['CANDOR_PORT', '65536'],
    ['CANDOR_PORT', '80.5'],
    ['CANDOR_RATE_PER_SECOND', '-1'],
    ['CANDOR_TRUSTED_PROXIES', 'proxy.example'],
    ['CANDOR_TRUSTED_PROXIES', '192.0.2.0/33'],
    ['CANDOR_LOG', 'loud'],
  ])('%s = %s', (name, value) => {
    const result = parseEnvironment({ [name]: value })
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(new RegExp(`^${name}: .+`)) })
  })

  it('and every other one with it', () => {
    const result = parseEnvironment({ CANDOR_PORT: 'x', CANDOR_LOG: 'x' })
    expect(!result.ok && result.message.split('\n')).toHaveLength(2)
  })
})
