// `POST /backups`: takes a backup now, for the command line alone: it names a folder of this machine.
import type { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { z } from 'zod'
import type { Backups, Taken } from '../backup/backups.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { createWithOperator, notOperator, type OperatorOptions } from './with-operator.ts'

export interface BackupRouteOptions extends OperatorOptions {
  backups: Backups
  onError: (error: unknown) => void
}

const bodySchema = z.strictObject({ to: z.string().min(1).max(4096).nullable() })

/** A blank before the JSON, so often: a large backup takes longer than a client waits in silence. */
const stillHereMs = 10_000

export function addBackupRoute(app: Hono<Env>, options: BackupRouteOptions): void {
  const { backups, onError } = options
  const withOperator = createWithOperator(options)

  app.post('/backups', (c) =>
    withOperator(c, 'backup', async ({ kind }) => {
      if (kind === 'person') return answerError(c, notOperator)
      const read = await readJsonBody(c, bodySchema)
      if (!read.ok) return answerError(c, read.error)
      const taking = backups.take(read.item.to).catch((error: unknown): Taken => {
        onError(error)
        return { ok: false, message: 'there is no new backup; the collector’s log says why' }
      })
      c.header('content-type', 'application/json')
      return stream(c, async (body) => {
        const stillHere = setInterval(() => void body.write('\n'), stillHereMs)
        await body.write(JSON.stringify(await taking)).finally(() => clearInterval(stillHere))
      })
    }),
  )
  refuseMethods(app, '/backups', ['POST'])
}
