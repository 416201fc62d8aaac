'use client'
// Candor in a Next.js app (App Router): the tag once in the root layout, typed calls anywhere in client components.
// The tag counts page views by itself, also when the router changes the path: nothing here does.
import type { Candor, EventParams } from 'candor'
import { usePathname } from 'next/navigation'
import Script from 'next/script'
import { useEffect } from 'react'

declare global {
  interface Window {
    candor?: Candor & { q?: unknown[][] }
  }
}

/** Calls wait in `q` until the tag has loaded. Without an inline script, so a strict policy needs no nonce for it. */
function createStub(): NonNullable<Window['candor']> {
  const calls: unknown[][] = []
  return Object.assign(((...call: unknown[]): unknown => calls.push(call)) as Candor, { q: calls })
}

/** The same calls as on any page, e.g. `candor('add_to_cart', {…})`. Does nothing while rendering on the server. */
export const candor = ((...call: Parameters<Candor>) => {
  if (typeof window === 'undefined') return undefined
  window.candor ??= createStub()
  return window.candor(...call)
}) as Candor

/** Put it once into `app/layout.tsx`. `src` is the brand's script, e.g. `/_c/shop-fr.js`. */
export function CandorTag({ src }: { src: string }) {
  return <Script id="candor" src={src} strategy="afterInteractive" />
}

type PageEvent = 'view_item' | 'view_item_list' | 'view_cart' | 'begin_checkout'

/** Says once a path what a page shows. For a server component that has no effect of its own. */
export function CandorView({ event, params }: { event: PageEvent; params: EventParams }) {
  const path = usePathname()
  // A server component hands over a new object at each render: what it says is compared, not which object it is.
  const said = JSON.stringify(params)
  useEffect(() => {
    if (path) candor(event, JSON.parse(said))
  }, [event, path, said])
  return null
}
