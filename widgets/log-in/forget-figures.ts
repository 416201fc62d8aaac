// What the reports page keeps in this browser (K7) goes with the log-out: whoever comes next at it sees none of it.

/** @param memory the browser's storage; one that refuses has nothing to forget */
export const forgetFigures = (memory: () => Storage): void => {
  try {
    const kept = memory()
    for (const key of Object.keys(kept)) if (key.startsWith('candor_figures_')) kept.removeItem(key)
  } catch {
    // Some privacy settings make the very look at a storage throw: then nothing was kept either.
  }
}
