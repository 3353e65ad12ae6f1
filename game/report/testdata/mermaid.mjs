// Reads flowcharts as Mermaid does and says which it cannot: node mermaid.mjs FILE FILE…, beside a node_modules with
// mermaid and jsdom.
import fs from 'node:fs'
import { JSDOM } from 'jsdom'

const page = new JSDOM('<!DOCTYPE html><body></body>')
globalThis.window = page.window
globalThis.document = page.window.document
const { default: mermaid } = await import('mermaid')

let bad = 0
for (const file of process.argv.slice(2)) {
  try {
    const { diagramType } = await mermaid.parse(fs.readFileSync(file, 'utf8'))
    if (diagramType !== 'flowchart-v2') throw new Error('a ' + diagramType)
  } catch (error) {
    bad++
    console.error(file + ': ' + error.message)
  }
}
process.exit(bad)
