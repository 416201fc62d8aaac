// Turns unknown settings into typed ones, or into errors that name the place and, for a mistyped key, the nearest one.
import { z } from 'zod'
import { type BrandSettings, brandSettingsSchema } from './brand-settings.ts'
import { nearestName } from './nearest-name.ts'

export interface SettingsProblem {
  /** Where, e.g. `cookies.lifetimeHours`. */
  path: string
  message: string
}

export type ParsedSettings =
  | { ok: true; settings: BrandSettings }
  | { ok: false; problems: SettingsProblem[] }

/** Parses a brand's settings (every default filled in). Never throws. */
export function parseBrandSettings(input: unknown): ParsedSettings {
  const result = brandSettingsSchema.safeParse(input)
  if (result.success) return { ok: true, settings: result.data }
  return { ok: false, problems: result.error.issues.flatMap(describeIssue) }
}

/** `path: message` lines for people. */
export function formatProblems(problems: SettingsProblem[]): string {
  return problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n')
}

function describeIssue(issue: z.core.$ZodIssue): SettingsProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), message: issue.message }]
  const known = keysAt(brandSettingsSchema, issue.path)
  return issue.keys.map((key) => {
    const nearest = nearestName(key, known)
    const hint = nearest ? `; did you mean ${nearest}?` : `; known are ${known.join(', ')}`
    return { path: [...issue.path, key].join('.'), message: `unknown setting${hint}` }
  })
}

/** The setting names at a place of the table. */
function keysAt(schema: z.core.$ZodType, path: PropertyKey[]): string[] {
  const object = unwrap(schema)
  if (!(object instanceof z.ZodObject)) return []
  const [head, ...rest] = path
  if (head === undefined) return Object.keys(object.shape)
  const inner = object.shape[String(head)]
  return inner ? keysAt(inner, rest) : []
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional
  return wrapped ? unwrap(schema.unwrap()) : schema
}
