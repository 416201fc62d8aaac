// The brand's `popins` settings: which boxes each popin asks, its own texts, the partners, delays, the form's fields.
import { z } from 'zod'
import { recipients } from '../../sdk/protocol/opt-in.ts'
import { ownTextsSchema, plainText } from './own-texts.ts'

const seconds = z.int().min(0).max(3600)
const boxes = z
  .array(z.enum(recipients))
  .max(recipients.length)
  .refine((list) => new Set(list).size === list.length, 'must name each recipient once')

const formField = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be 1 to 40 lower-case letters, digits and _')
    .refine((name) => !(name in {}), 'is a name that every object has'),
  type: z.enum(['text', 'email', 'tel', 'textarea']).default('text'),
  required: z.boolean().default(false),
  /** By language; a field that Candor knows (`email`) needs none. */
  label: z.record(z.string(), plainText).default({}),
})
export type FormField = z.infer<typeof formField>

/** The names that popins know by themselves, with their labels. */
export const knownFields = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'message',
  'city',
  'postal_code',
] as const
export type KnownField = (typeof knownFields)[number]

export function isKnownField(name: string): name is KnownField {
  return knownFields.some((known) => known === name)
}

export const popinSettingsSchema = z
  .strictObject({
    boxes: z
      .strictObject({
        order: z
          .array(z.enum(['ambassador']))
          .max(1)
          .default(['ambassador'])
          .describe('Boxes of the `order` popin: the ambassador’s, or none (C8).'),
        subscribe: boxes
          .default(['ambassador', 'brand'])
          .describe('Boxes of `subscribe`, of `ambassador`, `brand` and `partners` (C5).'),
        message: boxes.default(['ambassador', 'brand']).describe('Boxes of `message` (C5).'),
        form: boxes.default(['ambassador', 'brand']).describe('Boxes of `form` (C6).'),
        voucher: boxes
          .refine((list) => list.includes('ambassador'), 'must name the ambassador: no voucher without (C9)')
          .default(['ambassador', 'brand'])
          .describe('Boxes of `voucher`; the ambassador’s is always one of them (C9).'),
      })
      .prefault({}),
    texts: ownTextsSchema
      .default({})
      .describe(
        'Own wordings in the place of Candor’s, by language and key: `{"fr": {"subscribe.title": "…"}}`. Plain text that holds the same `{placeholders}`.',
      ),
    partners: z
      .strictObject({
        version: z.string().regex(/^[\w.-]{1,40}$/, 'must be 1 to 40 letters, digits, ., _ or -'),
        names: z
          .array(plainText.max(120))
          .min(1)
          .max(500)
          .refine((list) => new Set(list).size === list.length, 'must name each partner once'),
      })
      .optional()
      .describe(
        'Who the `partners` box is for: `{"version": "2026-11", "names": ["…"]}`. What is kept with a consent is this version and a hash of the names, so that a list that changes is always another one.',
      ),
    delaySeconds: z
      .strictObject({
        order: seconds.default(3).describe('Seconds on the thank-you page before `order` opens by itself.'),
        subscribe: seconds.default(10).describe('The same of `subscribe`, on a blog.'),
        message: seconds.default(10).describe('The same of `message`.'),
        form: seconds.default(10).describe('The same of `form`.'),
        voucher: seconds.default(10).describe('The same of `voucher`.'),
        consent: seconds.default(0).describe('The same of `consent`.'),
        pick: seconds.default(0).describe('The same of `pick`.'),
      })
      .prefault({}),
    formFields: z
      .array(formField)
      .min(1)
      .max(20)
      .refine(
        (list) => new Set(list.map(({ name }) => name)).size === list.length,
        'must name each field once',
      )
      .default([
        { name: 'first_name', type: 'text', required: false, label: {} },
        { name: 'last_name', type: 'text', required: false, label: {} },
        { name: 'email', type: 'email', required: true, label: {} },
      ])
      .describe(
        'Fields of the `form` popin: `{"name", "type": "text|email|tel|textarea", "required", "label": {"fr": "…"}}`. Names that Candor knows need no label.',
      ),
    voucher: z
      .strictObject({ code: z.string().regex(/^[\x21-\x7e]{1,64}$/, 'must be 1 to 64 visible characters') })
      .optional()
      .describe('The voucher that the `voucher` popin is for: `{"code": "WELCOME10"}`.'),
  })
  .superRefine(({ boxes: asked, partners, formFields }, context) => {
    for (const [popin, list] of Object.entries(asked)) {
      const needsList = list.some((to) => to === 'partners') && !partners
      if (needsList)
        context.addIssue({
          code: 'custom',
          path: ['boxes', popin],
          message: 'partners need `popins.partners`',
        })
    }
    formFields.forEach(({ name, label }, index) => {
      if (isKnownField(name) || Object.keys(label).length > 0) return
      context.addIssue({ code: 'custom', path: ['formFields', index, 'label'], message: 'must be given' })
    })
  })

export type PopinSettings = z.infer<typeof popinSettingsSchema>
