// Secrets that settings only name: read where they stand, each time, so that a rotated one is seen without a restart.
import { readPrivateFile } from '../privacy/private-file.ts'
import type { SecretSource } from './mail-settings.ts'

/** Null when there is none, or when it is empty. */
export type ReadSecret = (source: SecretSource) => string | null

/** `variables`: the process's own, handed in by the entry file. A file's last line break is no part of the secret. */
export function createSecretReader(variables: Record<string, string | undefined>): ReadSecret {
  return (source) => {
    const text = 'variable' in source ? variables[source.variable] : readPrivateFile(source.file)
    return text?.replace(/\r?\n$/, '') || null
  }
}
