import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Env } from '../../../../collector/routes/env.ts'
import { type ListenOptions, listen } from '../../../../collector/routes/listen.ts'
import { until } from '../../../support/until.ts'

async function listening(app = new Hono<Env>(), options: ListenOptions = {}) {
  const heard = await listen(app, '127.0.0.1', 0, options)
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

describe('the connections', () => {
  async function holdPlace(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return socket
  }

  /** What comes back on an open connection: an answer's status, or its end. */
  function ask(socket: Socket): Promise<string> {
    return new Promise((resolve) => {
      socket.once('data', (bytes) => resolve(String(bytes).slice(0, 'HTTP/1.1 200'.length)))
      socket.once('close', () => resolve('hung up'))
      // A reset is followed by the end.
      socket.on('error', () => {})
      socket.write('GET / HTTP/1.1\r\nHost: shop.example.com\r\n\r\n')
    })
  }

  it('S9: are capped: one too many is hung up on, and the others go on', async () => {
    const app = new Hono<Env>()
    app.get('/', (c) => c.text('here'))
    const { port } = await listening(app, { mostConnections: 2 })
    const [first, second] = [await holdPlace(port), await holdPlace(port)]
    expect(await ask(await holdPlace(port))).toBe('hung up')
    expect([await ask(first), await ask(second)]).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
  })

  it('S9: whoever leaves makes room', async () => {
    const app = new Hono<Env>()
    app.get('/', (c) => c.text('here'))
    const { port } = await listening(app, { mostConnections: 1 })
    const first = await holdPlace(port)
    expect(await ask(await holdPlace(port))).toBe('hung up')
    first.destroy()
    await until('there is room', async () => (await ask(await holdPlace(port))) === 'HTTP/1.1 200')
  })
})
