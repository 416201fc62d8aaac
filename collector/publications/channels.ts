// Where a publication appears: a closed list, so that reports can be broken down by it.
export const channels = ['blog', 'email', 'social', 'video', 'message', 'print', 'other'] as const
export type Channel = (typeof channels)[number]
