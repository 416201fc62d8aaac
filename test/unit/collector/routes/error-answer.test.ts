import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { UnreadableBrand } from '../../../../collector/brands/brand-registry.ts'
import { answerError, answerThrown, type ErrorAnswer } from '../../../../collector/routes/error-answer.ts'
import { RecordStatementError, RecordStoreTrouble } from '../../../../collector/stores/records.ts'

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

async function answerOfThrown(error: Error) {
  const app = new Hono()
  app.get('/', () => {
    throw error
  })
  app.onError((thrown, c) => answerThrown(c, thrown))
  const answer = await app.request('/')
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.text() }
}

it.each(['disk', 'in_use', 'wrong_key', 'timeout', 'overloaded', 'closed', 'newer'] as const)(
  'says when to come again where the storage fails: %s, and nothing of where or why',
  async (reason) => {
    const trouble = new RecordStoreTrouble(reason, '/data/acme/records.db: disk I/O error')
    expect(await answerOfThrown(trouble)).toEqual({
      status: 503,
      retryAfter: '5',
      body: '{"error":{"code":"storage","message":"it cannot be kept now; come again"}}',
    })
  },
)

it('says when to come again where a brand’s settings cannot be read, and not where they stand', async () => {
  expect(await answerOfThrown(new UnreadableBrand('/data/acme/brand.json: origins.0: no'))).toEqual({
    status: 503,
    retryAfter: '60',
    body: '{"error":{"code":"brand_unreadable","message":"the settings of this brand cannot be read; the log says where"}}',
  })
})

it.each([new TypeError('x of undefined'), new RecordStatementError('constraint', 'contacts.id')])(
  'is a fault for everything else, without its words: %s',
  async (error) => {
    expect(await answerOfThrown(error)).toEqual({
      status: 500,
      retryAfter: null,
      body: '{"error":{"code":"internal","message":"something went wrong; it is in the log"}}',
    })
  },
)
