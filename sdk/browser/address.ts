import { location } from './page.ts'

/** This page's, without the part after `#`, which is the page's own and may hold secrets. */
export const address = (): string | undefined => location.href.split('#')[0]
