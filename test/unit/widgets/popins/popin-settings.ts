// The settings that a popin is given, by their defaults.
import type { ConsentMode } from '../../../../sdk/protocol/consent.ts'
import type { PopinHost } from '../../../../widgets/popins/host.ts'

export const popinSettings = (consent: ConsentMode = 'required'): PopinHost['settings'] => ({
  prefix: 'Popsell_',
  mayStore: consent !== 'cookieless',
})
