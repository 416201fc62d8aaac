// Where Next.js runs as a server of your own: its rewrites pass requests on, with X-Forwarded-For and X-Forwarded-Host.
// It ends no TLS: what stands before it does, redirects what comes in clear, and sends Strict-Transport-Security, since
// X-Forwarded-Proto may reach the collector as `https,http`, with Next.js's own plain connection last.

const collector = process.env.CANDOR_COLLECTOR ?? 'http://127.0.0.1:8787'

/** Only what shoppers need gets through: reports, API and metrics do not. */
const rewrites = [
  { source: '/_c/:file([a-z0-9-]+\\.js)', destination: `${collector}/:file` },
  { source: '/_c/v/:version/:file([a-z]+\\.js)', destination: `${collector}/v/:version/:file` },
  { source: '/_c/:way(e|c)/:brand([a-z0-9-]+)', destination: `${collector}/:way/:brand` },
]

/** @type {import('next').NextConfig} */
export default {
  rewrites: async () => rewrites,
}
