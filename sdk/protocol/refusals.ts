// Why an event is not stored: the closed list that answers, metrics and reports share.

export const refusalReasons = {
  invalid_event: 'the event is not an object',
  invalid_id: 'the id is not a UUID',
  invalid_name: 'the name is not a known event nor a valid custom name',
  invalid_time: 'at is not a time in milliseconds',
  too_old: 'the event happened more than 30 days ago',
  invalid_url: 'url or referrer is not an http(s) address',
  invalid_params: 'a parameter is missing, of the wrong type or out of bounds',
  dnt: 'the browser sent DNT: 1',
  gpc: 'the browser sent Sec-GPC: 1',
  no_consent: 'the shopper has not agreed to what the brand must ask for',
  bot: 'the user agent is a robot',
  damaged: 'the record was accepted and later found damaged on disk; it is kept aside',
} as const

export type RefusalReason = keyof typeof refusalReasons
