// The stub that may stand before the tag, written out: it keeps the calls until the tag has loaded.
if (!window.candor) {
  /** @type {unknown[][]} */
  const calls = []
  window.candor = Object.assign((/** @type {unknown[]} */ ...call) => calls.push(call), { q: calls })
}
