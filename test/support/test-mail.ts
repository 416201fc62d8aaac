// A mail and a brand that sends it, for tests.
import type { Mail } from '../../collector/mail/mail.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'

export function testMail(fields: Partial<Mail> = {}): Mail {
  return {
    to: 'jean@example.com',
    subject: 'Please confirm your address',
    text: 'Bonjour,\n\nhttps://shop.example.com/_c/confirm/acme.abc\n',
    unsubscribe: new URL('https://shop.example.com/_c/unsubscribe/acme.def'),
    messageId: '<task-1@candor.example.com>',
    ...fields,
  }
}

/** The `mail` setting of a brand whose server is on this machine. */
export function testMailSettings(port: number): NonNullable<BrandSettingsInput['mail']> {
  return {
    host: '127.0.0.1',
    port,
    tls: 'loopback',
    from: { address: 'hello@shop.example.com', name: 'Boutique Été' },
  }
}
