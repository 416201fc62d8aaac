import { describe, expect, it } from 'vitest'
import { startServerApi } from '../support/start-server-api.ts'

const tip = {
  id: 'P123',
  ambassador: 'lea',
  alias: 'Léa',
  picture: 'https://pictures.example.com/lea.jpg',
  url: 'https://blog.example.com/tip',
}

async function start() {
  const api = await startServerApi()
  const key = api.addBrand('acme')
  const register = (body: object) => api.call('POST', '/api/acme/publications', key, body)
  const get = (path: string) => fetch(`${api.base}${path}`)
  return { ...api, key, register, get }
}

describe('a publication', () => {
  it('once registered, shows its ambassador’s alias and picture to everybody, and nothing else', async () => {
    const { register, get } = await start()
    expect(await (await register(tip)).json()).toEqual({ accepted: 1, refused: [], notes: [] })
    const answer = await get('/p/acme/P123')
    expect(await answer.json()).toEqual({ alias: 'Léa', picture: 'https://pictures.example.com/lea.jpg' })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('without a picture says so', async () => {
    const { register, get } = await start()
    await register({ id: 'P1', ambassador: 'lea', alias: 'Léa' })
    expect(await (await get('/p/acme/P1')).json()).toEqual({ alias: 'Léa', picture: null })
  })

  it('registered again changes its alias and picture; of another ambassador it stays', async () => {
    const { register, get, publications } = await start()
    await register(tip)
    await register({ ...tip, alias: 'Léa M.', picture: null })
    expect(await (await get('/p/acme/P123')).json()).toEqual({ alias: 'Léa M.', picture: null })
    const answer = await register({ ...tip, ambassador: 'jonas', alias: 'Jonas' })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'id_reused', path: 'id' } })
    expect(await publications.find('acme', 'P123')).toMatchObject({ ambassador: 'lea', alias: 'Léa M.' })
  })

  it('A1: is unknown at another brand, in the same bytes as everything that is unknown', async () => {
    const { register, get, addBrand } = await start()
    addBrand('other')
    await register(tip)
    const paths = ['/p/other/P123', '/p/nobody/P123', '/p/acme/P124', '/p/acme/P%20123', '/p/acme/%00']
    const answers = await Promise.all(paths.map(get))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    expect(answers.map((answer) => answer.headers.get('cache-control'))).toEqual(paths.map(() => null))
  })
})
