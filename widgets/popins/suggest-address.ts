// Notices a slip in the domain of an e-mail address: `lea@gmial.com`. The person decides.

/** Where most shoppers have their address, and neighbours of those that are no slips (`mail.com`, `op.pl`). */
const usualDomains =
  'gmail.com mail.com ymail.com hotmail.com outlook.com yahoo.com icloud.com live.com hotmail.fr yahoo.fr orange.fr free.fr gmx.de web.de t-online.de libero.it wp.pl op.pl'.split(
    ' ',
  )

/** Whether one letter too much, too few or wrong, or two neighbours swapped, make one text into the other. */
export function isOneSlipAway(one: string, other: string): boolean {
  if (one.length > other.length) return isOneSlipAway(other, one)
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = one.slice(at)
  const otherRest = other.slice(at)
  return (
    one !== other &&
    (rest === otherRest.slice(1) ||
      rest.slice(1) === otherRest.slice(1) ||
      (rest.slice(2) === otherRest.slice(2) && rest[0] === otherRest[1] && rest[1] === otherRest[0]))
  )
}

/** The address with the domain that was probably meant, or nothing. */
export function suggestAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at).toLowerCase()
  if (usualDomains.includes(domain)) return ''
  const meant = usualDomains.find((usual) => isOneSlipAway(domain, usual))
  return at && meant ? address.slice(0, at) + meant : ''
}
