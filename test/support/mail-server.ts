// An SMTP server on this machine that keeps what it is given, and can be made to refuse.
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface ReceivedMail {
  from: string
  to: string[]
  /** The message's bytes as text. */
  raw: string
  email: Email
}

export interface MailServer {
  port: number
  received: ReceivedMail[]
  /** Who logged in, `user:password`. */
  logIns: string[]
  stop: () => Promise<void>
}

export interface MailServerOptions extends SMTPServerOptions {
  /** The answer to every recipient, e.g. 550; default: taken. */
  refuseWith?: number
}

/** Started, and stopped after the test. Without TLS and log-in unless the options say so. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { refuseWith, ...others } = options
  const received: ReceivedMail[] = []
  const logIns: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      logIns.push(`${auth.username}:${auth.password}`)
      done(null, { user: auth.username })
    },
    onRcptTo(_address, _session, done) {
      if (refuseWith === undefined) return done()
      done(Object.assign(new Error('not here'), { responseCode: refuseWith }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        PostalMime.parse(raw).then((email) => {
          received.push({ from, to, raw, email })
          done()
        }, done)
      })
    },
    ...others,
  })
  server.on('error', () => {})
  const port = await new Promise<number>((resolve) => {
    const { server: socket } = server
    server.listen(0, '127.0.0.1', () => {
      const address = socket.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(stop)
  return { port, received, logIns, stop }
}
