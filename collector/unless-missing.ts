// Reading what may not be there: a file, a folder. Anything else that the file system refuses stays an error.

/** What `read` answers; `otherwise` where there is no such file or folder. */
export async function unlessMissing<Found, Otherwise>(
  read: () => Promise<Found>,
  otherwise: Otherwise,
): Promise<Found | Otherwise> {
  try {
    return await read()
  } catch (error) {
    if (isMissing(error)) return otherwise
    throw error
  }
}

/** The same at once. */
export function unlessMissingNow<Found, Otherwise>(
  read: () => Found,
  otherwise: Otherwise,
): Found | Otherwise {
  try {
    return read()
  } catch (error) {
    if (isMissing(error)) return otherwise
    throw error
  }
}

/** Whether the file system says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
