// What JSX becomes in the popins' file: Preact's `h`, which it carries anyway, instead of Preact's JSX runtime.
import { Fragment, h, type VNode } from 'preact'

export const jsx = (type: string, props: object, key?: string): VNode => h(type, { ...props, key })
export { Fragment, jsx as jsxs }
