// The brand's `mail` and `webhooks` settings. Secrets are named, never written here: a variable or a file holds them.
import { z } from 'zod'

/** What may stand in a mail's header: no line break, no other control character (S12). */
export const headerText = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be one line without control characters')

const address = z
  .string()
  .max(254)
  .regex(/^[^\s\p{Cc}<>"(),:;@[\]\\]+@[^\s\p{Cc}<>"(),:;@[\]\\]+$/u, 'must be an e-mail address')

const thisMachine = ['localhost', '127.0.0.1', '::1']

/** Where a secret is read from: a variable of the collector's process, or a file. */
const secretSource = z.union([
  z.strictObject({ variable: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'must be a variable’s name') }),
  z.strictObject({ file: z.string().min(1) }),
])
export type SecretSource = z.infer<typeof secretSource>

export const mailSettingsSchema = z
  .strictObject({
    host: z.string().min(1).max(253).describe('The SMTP server.'),
    port: z.int().min(1).max(65535).default(587).describe('Its port; 465 speaks TLS from the first byte.'),
    tls: z
      .enum(['required', 'loopback'])
      .default('required')
      .describe(
        '`required`: nothing is sent unencrypted. `loopback`: a server on this very machine without TLS.',
      ),
    user: z.string().max(200).optional().describe('User to log in with; absent: no log-in.'),
    password: secretSource
      .optional()
      .describe('Where the password is read: `{"variable": "NAME"}` or `{"file": "/path"}`.'),
    from: z
      .strictObject({
        address: address.describe('The sender’s address.'),
        name: headerText.describe('The sender’s name.'),
      })
      .describe('The sender.'),
  })
  .refine(({ tls, host }) => tls === 'required' || thisMachine.includes(host), {
    path: ['tls'],
    message: 'may be loopback only where the host is localhost, 127.0.0.1 or ::1',
  })
export type MailSettings = z.infer<typeof mailSettingsSchema>

export const webhookSettingsSchema = z
  .strictObject({
    url: z
      .string()
      .max(2048)
      .refine(isWebhookUrl, 'must be an https address without user, password and fragment')
      .describe('Told of each confirmed, withdrawn and suppressed contact; https only.'),
    secret: secretSource.describe(
      'Where the signing secret is read: `{"variable": "NAME"}` or `{"file": "/path"}`.',
    ),
    loopback: z
      .boolean()
      .default(false)
      .describe('Lets `url` be this machine’s own, by http too: for trying things out.'),
  })
  .refine(({ url, loopback }) => loopback || url.startsWith('https:'), {
    path: ['url'],
    message: 'must be https; http is for this machine, with loopback',
  })
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>

/** Whether links of mails may begin with this: an http(s) address that ends in a slash. */
export function isLinkBase(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, search, hash, username, password } = new URL(text)
  const isPlain = search === '' && hash === '' && username === '' && password === ''
  return isPlain && text.endsWith('/') && (protocol === 'https:' || protocol === 'http:')
}

/** Whether pages and mails may link to it: nothing but https. */
export function isNoticeUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}

function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hash, username, password } = new URL(text)
  // Plain http passes here for a loopback address; whether the host is one is seen when its name is resolved.
  return hash === '' && username === '' && password === '' && (protocol === 'https:' || protocol === 'http:')
}
