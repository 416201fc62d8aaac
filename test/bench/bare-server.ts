// What there is to lose: Node's own server, which reads the same bodies and answers the same words, and does nothing else.
import { createServer } from 'node:http'

const answer = '{"accepted":1,"refused":[]}'

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    response.writeHead(body.byteLength > 0 ? 202 : 400, {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'content-type': 'application/json',
      'content-length': answer.length,
    })
    response.end(answer)
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  process.stdout.write(`listens on http://localhost:${port}\n`)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
