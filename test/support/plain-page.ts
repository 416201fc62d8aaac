// A shop's page with the stub, the tag and nothing else that could be measured.
import type { EdgePage } from './edge.ts'

/** `head` stands before the stub, `body` in the page. */
export const plainPage = ({ head = '', body = '', headers = {} } = {}): EdgePage => ({
  headers,
  html: `<!doctype html>
<html lang="en">
<head>
<title>Plain</title>
<link rel="icon" href="/shop/pictures/icon.svg" type="image/svg+xml">
${head}
<script src="/shop/stub.js"></script>
<script async src="/demo.js"></script>
</head>
<body>
<h1>Plain</h1>
${body}
</body>
</html>`,
})
