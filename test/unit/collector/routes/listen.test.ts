import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import type { Env } from '../../../../collector/routes/env.ts'
import { listen } from '../../../../collector/routes/listen.ts'

async function listening(app = new Hono<Env>()) {
  const heard = await listen(app, '127.0.0.1', 0)
  if (!heard.ok) throw new Error(heard.message)
  onTestFinished(() => heard.listening.close(0))
  return heard.listening
}

it('answers on the port it says', async () => {
  const app = new Hono<Env>()
  app.get('/', (c) => c.text('here'))
  const { port } = await listening(app)
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
})

it('says in one line when the port is taken', async () => {
  const { port } = await listening()
  const second = await listen(new Hono<Env>(), '127.0.0.1', port)
  expect(second).toEqual({
    ok: false,
    message: expect.stringMatching(`^cannot listen on 127.0.0.1:${port}: .*EADDRINUSE`),
  })
})

it('lets a request that is under way finish, and takes no new one', async () => {
  let answer = (_text: string) => {}
  const app = new Hono<Env>()
  const arrived = new Promise<void>((resolve) => {
    app.get('/', async (c) => {
      resolve()
      const text = await new Promise<string>((done) => {
        answer = done
      })
      return c.text(text)
    })
  })
  const { port, close } = await listening(app)
  const slow = fetch(`http://127.0.0.1:${port}/`)
  await arrived
  const closed = close(60_000)
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  answer('in the end')
  expect(await (await slow).text()).toBe('in the end')
  await closed
})

it('cuts off who takes longer than it may', async () => {
  const app = new Hono<Env>()
  const arrived = new Promise<void>((resolve) => {
    app.get('/', () => {
      resolve()
      return new Promise<Response>(() => {})
    })
  })
  const { port, close } = await listening(app)
  const never = fetch(`http://127.0.0.1:${port}/`)
  const failed = expect(never).rejects.toThrow()
  await arrived
  await close(1)
  await failed
})
