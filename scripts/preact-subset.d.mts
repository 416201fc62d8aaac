import type { Plugin } from 'rollup'

/** `jsxRuntime`: the file, from the project's folder, that stands for `preact/jsx-runtime`. */
export function preactSubset(jsxRuntime: string): Plugin
/** The text of a file of preact/src with its conditions replaced; throws where one is not as often as it should be. */
export function simplify(file: string, original: string): string
