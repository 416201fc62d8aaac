// The one style sheet of the pages without JavaScript. Served under its own hash, so that it may be kept for ever.
import { createHash } from 'node:crypto'
import { type Token, tokens } from '../../widgets/ui/tokens.ts'

const variables = (theme: keyof Token) =>
  Object.entries<Token>(tokens)
    .filter(([name]) => !name.startsWith('series-'))
    .map(([name, token]) => `--${name}:${token[theme]}`)
    .join(';')

/** Logical properties only: the same rules serve right-to-left. */
export const pageStyle = `:root{color-scheme:light dark;${variables('light')}}
@media (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main,footer{max-inline-size:36rem;margin-inline:auto;padding:16px}
main{margin-block-start:24px;background:var(--card);border:1px solid var(--rule);border-radius:10px}
@media (max-width:36rem){main{margin-block-start:0;border-width:0 0 1px;border-radius:0}}
h1{margin:0 0 8px;font-size:24px;line-height:1.2;text-wrap:balance}
h2{margin:40px 0 8px;font-size:18px;line-height:1.2}
h3{margin:24px 0 8px;font-size:15px;line-height:1.2}
p,ul,dl,fieldset{margin:0 0 16px}
h1+h2{margin-block-start:16px}
ul{padding-inline-start:20px}
a{color:var(--accent)}
form{margin:0}
fieldset{border:0;padding:0;min-inline-size:0}
legend{padding:0;font-weight:600}
label{display:block}
.field{margin-block-end:16px}
.field>label{font-weight:600;margin-block-end:4px}
.hint,footer,small{color:var(--soft);font-size:13px}
.field input:not([type=checkbox]),textarea,select{inline-size:100%;min-block-size:44px;padding:8px 12px;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:8px}
textarea{min-block-size:96px;resize:vertical}
.box{display:flex;gap:12px;align-items:flex-start;padding-block:10px;min-block-size:44px}
.under{margin-block-start:-4px;margin-inline-start:36px}
.box input{flex:none;inline-size:24px;block-size:24px;margin:0;accent-color:var(--accent)}
.buttons{display:flex;flex-wrap:wrap;gap:12px;margin-block-start:16px}
button,.button{flex:1 1 8rem;display:inline-flex;justify-content:center;align-items:center;min-block-size:44px;padding:8px 16px;font:inherit;font-weight:600;text-align:center;text-decoration:none;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:8px;cursor:pointer}
form+p{margin-block-start:16px}
.plain{color:var(--accent);background:transparent}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[role=alert],.warning{margin:0 0 16px;padding:12px;border-inline-start:4px solid var(--bad)}
.warning{border-color:var(--warn)}
.problem{margin:0 0 4px;color:var(--bad)}
[role=status]{margin:0 0 16px;padding:12px;border-inline-start:4px solid var(--good)}
summary{display:flex;align-items:center;min-block-size:44px;color:var(--accent);text-decoration:underline;cursor:pointer}
.code{font:600 24px/1.2 ui-monospace,monospace}
.qr{display:block;margin-block-end:16px;inline-size:200px;block-size:200px;background:#fff;border-radius:8px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;inline-size:100%}
th,td{padding:8px;text-align:start;vertical-align:top;border-block-end:1px solid var(--rule)}
.requests{padding:0;list-style:none}
.requests li{padding-block:12px;border-block-end:1px solid var(--rule)}
.requests span{display:block;color:var(--soft);font-size:13px}
pre{margin:0;padding:12px;max-block-size:240px;overflow:auto;font:13px/1.5 ui-monospace,monospace;border:1px solid var(--rule);border-radius:8px}
.trap{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer p{margin:0}
footer a{display:inline-flex;align-items:center;min-block-size:44px;color:var(--soft)}
@media (forced-colors:active){button,.button{border-color:ButtonText}}
`

/** The sheet's path from the collector's root. */
export const pageStylePath = `v/${createHash('sha256').update(pageStyle).digest('hex').slice(0, 16)}/pages.css`
