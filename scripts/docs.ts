// `npm run docs`: writes the docs that are made from tables.
import { writeFile } from 'node:fs/promises'
import { renderDocs } from './render-docs.ts'

for (const [name, text] of Object.entries(await renderDocs())) {
  await writeFile(new URL(`../docs/${name}`, import.meta.url), text)
}
