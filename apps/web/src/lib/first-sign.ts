/**
 * Runs once, as soon as somebody moves, types or touches: what will soon be asked for comes then, and not while the page
 * itself is on its way. Returns the function that calls it off.
 */
export function onFirstSign(run: () => void): () => void {
  const waiting = new AbortController();
  const end = () => waiting.abort();
  const begin = () => {
    end();
    run();
  };
  for (const sign of ['pointermove', 'keydown', 'touchstart'])
    window.addEventListener(sign, begin, { passive: true, signal: waiting.signal });
  return end;
}
