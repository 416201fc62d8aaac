// On a route of the shop's own zone: `www.shop.example/_c/*`. `COLLECTOR` is a variable of the worker: the collector's
// origin without a last slash.

/** Only what shoppers need gets through: reports, API and metrics do not. */
const passed = /^\/_c\/([a-z0-9-]+\.js|v\/[0-9A-Za-z.-]+\/[a-z]+\.js|[ec]\/[a-z0-9-]+)$/

export default {
  async fetch(request, env) {
    const asked = new URL(request.url)
    const { protocol, pathname, host } = asked
    // 308: a batch that was posted in clear is posted again.
    if (protocol !== 'https:') return Response.redirect(asked.href.replace(protocol, 'https:'), 308)
    const [, path] = passed.exec(pathname) ?? []
    if (!path) return new Response(null, { status: 404 })
    const passedOn = new Request(`${env.COLLECTOR}/${path}`, request)
    // The host that the browser asked, how, and who asked: a visitor's own headers must not pass for this worker's word.
    passedOn.headers.set('x-forwarded-host', host)
    passedOn.headers.set('x-forwarded-proto', 'https')
    passedOn.headers.set('x-forwarded-for', request.headers.get('cf-connecting-ip') ?? '')
    return fetch(passedOn)
  },
}
