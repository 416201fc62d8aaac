// The settings that a popin is given, by their defaults.
import type { ConsentMode } from '../../../../sdk/protocol/consent.ts'
import type { PopinHost } from '../../../../widgets/popins/host.ts'

export const popinSettings = (consent: ConsentMode = 'required'): PopinHost['settings'] => ({
  consent,
  cookies: {
    prefix: 'Popsell_',
    lifetimeHours: 4320,
    reach: 'site',
    technical: ['session_add', 'data'],
    setBy: 'script',
  },
})
