/** What E18 tells browsers of one day apart by, as a number: the network's pseudonym is the day's. Null for a server. */
export const pseudonym = "CASE WHEN network <> '' THEN hash(network, device, browser, os) END AS pseudonym"
