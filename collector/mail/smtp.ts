// One mail to the brand's SMTP server. Nothing is sent unencrypted, but to this very machine where the brand says so.
import { createTransport } from 'nodemailer'
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

/** `refused` only where the server refuses this mailbox or message for good; all else may be tried again. */
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
    return { ok: false, reason: isForGood(error) ? 'refused' : 'unreachable' }
  } finally {
    transport.close()
  }
}

/** A 5xx to the recipient or to the message. A 5xx to the log-in is the brand's mistake and can be mended. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false
  const isAboutThisMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  return isAboutThisMail && Number(error.responseCode) >= 500
}
