import { serverAnswers, unreachable } from '../src/lib/server-answers.ts';

const asked = new Set<string>();

/**
 * What Vite puts around every dynamic import: `files`, the chunk's own and those that it imports, are fetched at once
 * rather than one after the other. Vite's own also waits for style sheets and reports failures to listeners; here no
 * chunk has a sheet that it must wait for, and a failed import is a rejection like any other. Without a server it waits
 * for one instead, and says so: what was asked for then still comes, and the router does not load the page anew into nothing.
 */
function preload<Module>(load: () => Promise<Module>, files: string[] = []): Promise<Module> {
  for (const file of files) {
    if (asked.has(file)) continue;
    asked.add(file);
    const link = document.createElement('link');
    link.rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    link.href = `/${file}`;
    // What has been fetched needs its element no longer, unless it is a sheet.
    if (link.rel === 'modulepreload') link.addEventListener('load', () => link.remove());
    document.head.append(link);
  }
  return load().catch(async (error: unknown) => {
    // A server that answers has no such file any more: it serves another version by now.
    if (await serverAnswers()) throw error;
    window.dispatchEvent(new Event(unreachable));
    await aWhile();
    return preload(load);
  });
}

/** Until the browser has a connection, or some seconds. */
const aWhile = (): Promise<unknown> =>
  new Promise((resolve) => {
    window.addEventListener('online', resolve, { once: true });
    setTimeout(resolve, 3000);
  });

// The name that Vite's own has.
export { preload as __vitePreload };
