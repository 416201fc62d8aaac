import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { answerError, type ErrorAnswer } from '../../../../collector/routes/error-answer.ts'

async function answerOf(error: ErrorAnswer) {
  const app = new Hono()
  app.get('/', (c) => answerError(c, error))
  const answer = await app.request('/')
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.text() }
}

it('has one shape, the path only where there is one', async () => {
  const error = { status: 400, code: 'not_json', message: 'no' } as const
  const bare = '{"error":{"code":"not_json","message":"no"}}'
  expect(await answerOf(error)).toEqual({ status: 400, retryAfter: null, body: bare })
  expect(await answerOf({ ...error, path: undefined })).toMatchObject({ body: bare })
  expect(await answerOf({ ...error, path: 'events' })).toMatchObject({
    body: '{"error":{"code":"not_json","message":"no","path":"events"}}',
  })
})

it('says in seconds when to come again', async () => {
  const error = { status: 503, code: 'storage', message: 'no', retryAfter: 5 } as const
  expect(await answerOf(error)).toMatchObject({ status: 503, retryAfter: '5' })
})
