// The brand's `forms` setting: what stands beside the boxes of its own forms (C10).
import { z } from 'zod'
import { plainText } from './own-texts.ts'

const ownForm = z.strictObject({
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as en or pt-BR')
    .default('en'),
  ambassador: plainText.optional(),
  brand: plainText.optional(),
  partners: plainText.optional(),
})
export type OwnForm = z.infer<typeof ownForm>

export const formSettingsSchema = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be 1 to 40 lower-case letters, digits and -'),
    ownForm,
  )
  .default({})
  .describe(
    'The brand’s own forms that carry `data-candor-form`, by name, with the exact text beside each box: `{"newsletter": {"language": "fr", "brand": "…"}}`. An answer under other words is refused.',
  )
