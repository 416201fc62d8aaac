// The stub that may stand before the tag, written out: it keeps the calls until the tag has loaded.
if (!window.candor) {
  const calls = []
  window.candor = (...call) => calls.push(call)
  window.candor.q = calls
}
