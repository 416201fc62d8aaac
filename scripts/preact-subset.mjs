// Preact without what the popins never use. Rollup drops what nobody imports, but not branches inside of `diff`: here
// each condition that is constant for the popins becomes a constant, so that the minifier drops its branch. Only for
// the exact version that package.json pins: a condition that is not found as often as it should be fails the build.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './install.mjs'

const source = join(project, 'node_modules', 'preact', 'src')

/** Reason, then by file of preact/src: what becomes what, and how often where not once. */
const constants = {
  'there is no server rendering to take over, nothing suspends, nothing is rendered elsewhere (portals)': {
    'render.js': [
      ['let isHydrating = vnode && vnode._flags & MODE_HYDRATE;', ''],
      ['isHydrating ? NULL : parentDom._children', 'parentDom._children'],
      [
        /\t\toldVNode\n\t+\? NULL\n\t+: parentDom\.firstChild\n\t+\? slice\.call\(parentDom\.childNodes\)\n\t+: NULL,\n/,
        '',
      ],
      [/\t\tisHydrating,\n/, ''],
    ],
    'diff/index.js': [
      [/^\t+(excessDomChildren|isHydrating),\n/m, '', 10],
      ['oldVNode._flags & MODE_SUSPENDED &&', 'false &&'],
      [/if \(newProps\._parentDom\)/, 'if (false)', 2],
      ['if (isHydrating || excessDomChildren) {', 'if (false) {'],
      ['if (!(e && e.then)) markAsForce(newVNode);', ''],
      ['if (excessDomChildren) {\n\t\tfor', 'if (false) {\n\t\tfor'],
      ['if (isHydrating) {', 'if (false) {'],
      ['\t\texcessDomChildren = NULL;\n\t}', '\t}'],
      ['(!isHydrating || dom.data != newProps)', 'true'],
      [
        /excessDomChildren =\n\t+nodeType == 'textarea' && newProps\.defaultValue != NULL\n\t+\? NULL\n\t+: excessDomChildren && slice\.call\(parentDom\.childNodes\);/,
        '',
      ],
      ['if (!isHydrating && excessDomChildren) {', 'if (false) {'],
      ["(!isHydrating || typeof value == 'function') &&", ''],
      [/excessDomChildren\n\t+\? excessDomChildren\[0\]\n\t+: oldVNode/, 'oldVNode'],
      ['if (excessDomChildren) excessDomChildren.some(removeNode);', ''],
      ["if (!isHydrating || nodeType == 'textarea') {", '{'],
      [/!skipRemove &&\n/, 'false &&\n'],
      ['skipRemove && !vnode.props._parentDom', 'skipRemove'],
    ],
    'diff/children.js': [
      [/^\t+(excessDomChildren|isHydrating),\n/m, '', 4],
      ['if (parentVNode.props._parentDom) return oldDom;', ''],
      ['if (oldDom && !oldDom.parentNode) {', 'if (false) {'],
      ['while (next && next.nodeType == 8) next = next.nextSibling;', ''],
      [/while \(\n\t+(\(oldDom = oldDom && oldDom\.nextSibling\)) &&\n.*\n.*\n\t\);/, '$1;'],
    ],
    'component.js': [
      ["typeof vnode.type == 'function' && !vnode.props._parentDom", "typeof vnode.type == 'function'"],
    ],
  },
  'components are plain functions that are called: of its own kind Preact meets fragments only, which are their children':
    {
      'component.js': [
        ['BaseComponent.prototype.setState =', 'export const setState ='],
        ['BaseComponent.prototype.forceUpdate =', 'export const forceUpdate ='],
        ['BaseComponent.prototype.render =', 'export const render ='],
      ],
      'diff/index.js': [
        [
          /outer: if \(typeof newType == 'function'\) \{[\s\S]*?const renderResult =\n[\s\S]*?: tmp;\n/,
          "if (typeof newType == 'function') {\nconst newProps = newVNode.props;\nconst renderResult = newProps.children;\n",
        ],
        [
          /if \(c\._renderCallbacks\.length\) \{\n\t+commitQueue\.push\(c\);\n\t+\}\n\n\t+\/\/ Only clear[\s\S]*?options\._catchError\(e, newVNode, oldVNode\);\n\t\t\}\n/,
          '',
        ],
        ['if ((r = vnode._component)) {', 'if (false) {'],
        [/^\t+(globalContext|commitQueue|refQueue),?\n/m, '', 15],
        [/options\._catchError\(e,[^)]*\);/, 'throw e;', 3],
      ],
      'diff/children.js': [[/^\t+(globalContext|commitQueue|refQueue),?\n/m, '', 6]],
      'render.js': [
        ['\t\tEMPTY_OBJ,\n', ''],
        [/^\t+(commitQueue|refQueue),?\n/m, '', 2],
        ['commitRoot(commitQueue, parentDom._children, refQueue);', ''],
      ],
    },
  'there are no refs': {
    'create-element.js': [["i == 'ref' && typeof type != 'function'", 'false']],
    'diff/index.js': [
      ['i < refQueue.length', 'false'],
      [/\(r = vnode\.ref\) &&/, 'false &&'],
    ],
    'diff/children.js': [['oldVNode.ref != childVNode.ref || oldVNode._flags & REF_DETACHED', 'false']],
  },
  'nothing extends it': {
    'render.js': [['if (options._root)', 'if (false)']],
    'create-element.js': [['!original && options.vnode', 'false']],
    'diff/index.js': [
      ['(tmp = options._diff)', 'false'],
      ['(tmp = options.diffed)', 'false'],
      ['if (options._commit)', 'if (false)'],
      ['if (options.unmount)', 'if (false)'],
    ],
    'diff/props.js': [['options.event ? options.event(e) : e', 'e']],
  },
  'no markup from text, no inline style, no MathML, no capturing handlers, no progress bar and no template': {
    'diff/index.js': [
      [/i == 'dangerouslySetInnerHTML'/, 'false', 2],
      ["else if (nodeType == 'math') namespace = MATH_NAMESPACE;", ''],
      [/nodeType == 'foreignObject' \|\|\n.*\n/, 'false'],
      ["nodeType == 'progress' && inputValue == NULL", 'false'],
      ["(nodeType == 'progress' && !inputValue)", 'false'],
      ["(nodeType == 'template' && dom.content) || dom", 'dom'],
    ],
    'diff/props.js': [
      ["name == 'style'", 'false'],
      ["useCapture = name != (name = name.replace(CAPTURE_REGEX, '$1'));", ''],
      ["name = name.replace(/xlink(H|:h)/, 'h').replace(/sName$/, 's');", ''],
      ["name == 'popover' && value == true ? '' : value", 'value'],
    ],
  },
  'what is drawn is drawn anew each time, and never in another order': {
    'diff/children.js': [
      ['childVNode.constructor === VNODE_MARKER && childVNode._depth', 'false'],
      ['if (moved) {', 'if (false) {'],
      ['!isMounting && parentDom.moveBefore && dom.parentNode', 'false'],
    ],
  },
}

/**
 * Rollup's plugin: `preact` from its own source, with the constants above.
 * @param {string} jsxRuntime the file, from the project's folder, that stands for `preact/jsx-runtime`
 */
export const preactSubset = (jsxRuntime) => ({
  name: 'preact-subset',
  resolveId: (id) =>
    ({ preact: join(source, 'index.js'), 'preact/jsx-runtime': join(project, jsxRuntime) })[id] ?? null,
  load: (id) =>
    id.startsWith(source) ? simplify(id.slice(source.length + 1), readFileSync(id, 'utf8')) : null,
})

/** Throws when one of the conditions is not there as often as it should be. */
export function simplify(file, original) {
  const changes = Object.values(constants).flatMap((files) => files[file] ?? [])
  return changes.reduce((text, [from, to, times = 1]) => {
    const every = typeof from === 'string' ? from : new RegExp(from, `${from.flags}g`)
    const found = typeof every === 'string' ? text.split(every).length - 1 : [...text.matchAll(every)].length
    if (found !== times) {
      throw new Error(`preact/src/${file}: ${found} times instead of ${times}: ${from}`)
    }
    return text.replaceAll(every, to)
  }, original)
}
