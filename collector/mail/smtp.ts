// One mail to the brand's SMTP server. Nothing is sent unencrypted, but to this very machine where the brand says so.
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { MailSettings } from '../settings/mail-settings.ts'
import type { Mail, SendResult } from './mail.ts'

/** Together below the lease of a task (60 s), so that two runners never send one mail at the same time. */
const timeouts = {
  dnsTimeout: 5000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
}

export interface SmtpOptions {
  settings: MailSettings
  password: string | null
  now: number
}

/** `no_mailbox` and `refused` only where the server says no for good; all else may be tried again. */
export async function sendBySmtp(mail: Mail, { settings, password, now }: SmtpOptions): Promise<SendResult> {
  const { host, port, tls, user, from } = settings
  const transport = createTransport({
    host,
    port,
    secure: port === 465,
    requireTLS: tls === 'required' && port !== 465,
    ignoreTLS: tls === 'loopback',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      messageId: mail.messageId,
      date: new Date(now),
      xMailer: false,
      headers: {
        ...(mail.unsubscribe && {
          'List-Unsubscribe': `<${mail.unsubscribe.href}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
        'Auto-Submitted': 'auto-generated',
      },
    })
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  } finally {
    transport.close()
  }
}

/** What nodemailer's error holds of the server's answer. */
const answered = z.object({
  code: z.enum(['EENVELOPE', 'EMESSAGE']),
  responseCode: z.number().min(500),
  command: z.string().optional(),
  response: z.string().optional(),
})

/** RFC 3463, 3.8: security and policy, of which the calling server is judged, or the sender, not the mailbox. */
const isPolicy = /^5\d\d[ -]5\.7\./

/**
 * A 5xx to the recipient is about the mailbox, one to the sender or the message is not. A 5xx to the log-in is the
 * brand's mistake and can be mended, so it may be tried again.
 */
function reasonOf(error: unknown): 'no_mailbox' | 'refused' | 'unreachable' {
  const answer = answered.safeParse(error)
  if (!answer.success) return 'unreachable'
  const { command, response = '' } = answer.data
  return command === 'RCPT TO' && !isPolicy.test(response) ? 'no_mailbox' : 'refused'
}
