// An SMTP server on this machine that takes every mail and keeps none.
import { SMTPServer } from 'smtp-server'

export interface MailSink {
  port: number
  /** Resolves when so many mails were taken since the start; rejects after two minutes. */
  taken(mails: number): Promise<void>
  stop(): Promise<void>
}

const patienceMs = 120_000

export async function startMailSink(): Promise<MailSink> {
  let taken = 0
  let look = () => {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.on('end', () => {
        taken++
        done()
        look()
      })
      stream.resume()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (!address || typeof address === 'string') throw new Error('the server has no port')
  return {
    port: address.port,
    taken: (mails) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`of ${mails} mails ${taken} came`)), patienceMs)
        look = () => {
          if (taken < mails) return
          clearTimeout(tooLate)
          resolve()
        }
        look()
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
