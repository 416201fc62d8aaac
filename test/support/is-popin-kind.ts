import { type PopinKind, popinKinds } from '../../sdk/protocol/opt-in.ts'

export const isPopinKind = (text: string): text is PopinKind => popinKinds.some((kind) => kind === text)
