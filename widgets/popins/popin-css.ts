// The look of every popin: one stylesheet, adopted by the shadow root. Sizes in `em` follow the size of text that the
// browser is set to, whatever the shop does to its own.
import { type Token, tokens } from '../ui/tokens.ts'

const used: Record<string, Token> = {
  card: tokens.card,
  ink: tokens.ink,
  soft: tokens.soft,
  line: tokens.line,
  rule: tokens.rule,
  accent: tokens.accent,
  bad: tokens.bad,
}

/** Each token as a variable of the popin's own: the brand's `--candor-…`, else ours. */
const variables = Object.entries(used).map(
  ([name, { light, dark }]) => `--${name}:var(--candor-${name},light-dark(${light},${dark}));`,
)

export const popinCss = `:host{all:initial;color-scheme:light dark;${variables.join('')}}
*{box-sizing:border-box;margin:0;font:inherit;color:inherit}
.card{position:fixed;inset:auto;inset-block-end:1em;inset-inline-end:1em;width:24em;max-width:100%;height:fit-content;max-height:calc(100% - 2em);padding:0 1em;border:1px solid var(--rule);border-radius:12px;overflow:auto;scroll-padding:4.5em 0 5.5em;overscroll-behavior:contain;background:var(--card);color:var(--ink);font:.9375em/1.5 var(--candor-font,system-ui,sans-serif);overflow-wrap:anywhere;box-shadow:0 .5em 2.5em #0003}
[data-away]{inset-inline:1em auto}
:modal::backdrop{background:#0006}
.top,.foot{position:sticky;background:var(--card);z-index:1}
.top{top:0;display:flex;gap:.75em;align-items:start;padding:.8em 0 .3em}
h2{flex:1;padding:.35em 0;font-size:1.2em;font-weight:600;line-height:1.3}
img{width:44px;height:44px;border-radius:50%;object-fit:cover}
.foot{bottom:0;display:flex;flex-wrap:wrap;gap:.5em;padding:.5em 0 .8em}
button,summary,a,.b{min-height:44px;cursor:pointer}
button{min-width:44px;padding:.15em;border:1.5px solid;border-radius:8px;background:var(--card);color:var(--accent);font-weight:600;font-size:.9em;hyphens:auto}
button:hover{background:color-mix(in srgb,var(--accent) 10%,var(--card))}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.card:focus{outline:0}
.x{padding:0;font:1.75em/1 sans-serif}
.f{display:flex;flex-wrap:wrap;gap:.6em .75em;padding:.4em 0}
.f div{flex:1 1 9em}
.f .textarea,.f .email{flex-basis:100%}
[role=status] button{padding:0 .75em}
.foot p{flex:1 0 100%}
.foot button{flex:1 1 5.4em}
.foot :empty{position:absolute}
small,.s,.e,.f label{font-size:.867em}
small,.s{color:var(--soft)}
input,textarea{width:100%;min-height:44px;padding:.5em .75em;border:1px solid var(--line);border-radius:8px;background:var(--card)}
textarea{display:block;min-height:5em;resize:vertical}
[aria-invalid]{border-color:var(--bad)}
.e{color:var(--bad)}
.b{display:flex;gap:.75em;padding:.6em 0}
.b input{flex:none;width:1.5em;min-height:0;height:1.5em;margin:0;accent-color:var(--accent)}
a,summary{display:inline-flex;align-items:center;color:var(--accent);text-decoration:underline}
ul{padding:0 0 .5em 1.2em}
.h{position:absolute;width:1px;min-height:0;height:1px;padding:0;opacity:0;pointer-events:none}
[role=status]:not(:empty){padding:.3em 0}
b{display:block;padding:.25em 0;font-size:1.6em;font-weight:600;letter-spacing:.06em}
svg{forced-color-adjust:none;display:block;width:11em;margin:.5em auto;border-radius:8px;background:#fff;fill:#000}
@media(width>=600px){:modal.card{inset:0;margin:auto}}
@media(width<600px){.card{inset:auto 0 0;width:100%;border-radius:12px 12px 0 0}[data-away]{inset:0 0 auto;border-radius:0 0 12px 12px}.peek{max-height:max(30%,12em)}}`
