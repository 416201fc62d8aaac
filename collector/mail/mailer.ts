// The way out for mails: the brand's SMTP server, or the demonstration's inbox where the brand has none.
import type { Brand } from '../brands/brand.ts'
import type { ReadSecret } from '../settings/read-secret.ts'
import { hasSafeHeaders } from './has-safe-headers.ts'
import type { Inbox } from './inbox.ts'
import type { Mail, SendResult } from './mail.ts'
import { sendBySmtp } from './smtp.ts'

export interface Mailer {
  send(brand: Brand, mail: Mail): Promise<SendResult>
}

export interface MailerOptions {
  readSecret: ReadSecret
  now: () => number
  /** Takes the mails of brands without a server; null: they wait until one is set up. */
  inbox: Inbox | null
}

export function createMailer({ readSecret, now, inbox }: MailerOptions): Mailer {
  return {
    async send(brand, mail) {
      if (!hasSafeHeaders(mail)) return { ok: false, reason: 'unsafe_header' }
      const settings = brand.settings.mail
      if (!settings) return keepInInbox(brand, mail)
      const password = settings.password ? readSecret(settings.password) : null
      if (settings.password && password === null) return { ok: false, reason: 'not_set_up' }
      return sendBySmtp(mail, { settings, password, now: now() })
    },
  }

  function keepInInbox(brand: Brand, mail: Mail): SendResult {
    if (!inbox) return { ok: false, reason: 'not_set_up' }
    inbox.keep({ brand: brand.name, at: now(), mail })
    return { ok: true }
  }
}
