// The demonstration and a Chromium for all tests of a file: both start before the first one and stop after the last.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type DemoCollector, startDemoCollector } from './demo-collector.ts'
import { type Edge, type EdgePage, startEdge } from './edge.ts'
import { type ChromiumOptions, launchChromium } from './visitor.ts'

export interface DemoInBrowser {
  readonly collector: DemoCollector
  readonly browser: Browser
  /** Stands before the collector; it has the pages of the options. */
  readonly edge: Edge
}

export interface DemoInBrowserOptions {
  /** The edge's own pages, by path; default none. */
  pages?: Record<string, EdgePage>
  chromium?: ChromiumOptions
}

/** Call it where a file or a `describe` begins. What it answers is there in tests, and in hooks that stand after it. */
export function demoInBrowser({ pages, chromium }: DemoInBrowserOptions = {}): DemoInBrowser {
  let demo: DemoInBrowser | null = null
  const stops: (() => Promise<void>)[] = []

  beforeAll(async () => {
    const collector = await startDemoCollector()
    stops.push(collector.stop)
    const edge = await startEdge(collector, pages)
    stops.push(edge.stop)
    const browser = await launchChromium(chromium)
    stops.push(() => browser.close())
    demo = { collector, browser, edge }
  }, 60_000)

  afterAll(async () => {
    for (const stop of stops.reverse()) await stop()
  })

  const started = () => {
    if (!demo) throw new Error('the demonstration starts with the first test')
    return demo
  }
  return {
    get collector() {
      return started().collector
    },
    get browser() {
      return started().browser
    },
    get edge() {
      return started().edge
    },
  }
}
