import { join } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';

const marker = '<!--boot-->';

const styleLink = /\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g;

/**
 * Puts `src/boot/boot.ts` into the page as one inline script, and tells it which files each kind of page needs, so that
 * they are fetched beside the entry rather than after it. The style sheets are fetched by it as well: a link in the page
 * would keep the frame that stands there from being painted until they are there.
 * The server allows the script by the hash of what stands in `index.html`.
 */
export function inlineBoot(): Plugin {
  let root = process.cwd();
  return {
    name: 'backchannel:inline-boot',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const styleSheets = [...html.matchAll(styleLink)].map(([, href]) => href);
        const script = await bundleBoot(root, {
          filesByPage: JSON.stringify(bundle ? filesByPage(bundle) : {}),
          styleSheets: JSON.stringify(styleSheets),
        });
        return html.replaceAll(styleLink, '').replace(marker, () => `<script>${script}</script>`);
      },
    },
  };
}

async function bundleBoot(root: string, define: Record<string, string>): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define,
    build: {
      write: false,
      target: 'es2024',
      modulePreload: false,
      lib: { entry: join(root, 'src/boot/boot.ts'), formats: ['iife'], name: 'boot' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    return output.output[0].code.trim().replaceAll('</script', String.raw`<\/script`);
  }
  throw new Error('src/boot/boot.ts gave no script');
}

/** What a page loads besides the entry, by the name that `src/boot/boot.ts` knows the page by. */
function filesByPage(bundle: Rollup.OutputBundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
  const entry = chunks.find((chunk) => chunk.isEntry);
  const already = entry ? closure(entry, bundle) : new Set<string>();
  const pages = {
    frame: 'routes/_app.tsx',
    channels: 'routes/_app/apps.$app/channels.tsx',
    signIn: 'routes/sign-in.tsx',
  };
  return Object.fromEntries(
    Object.entries(pages).map(([page, file]) => {
      const wanted = new Set<string>();
      for (const chunk of chunks) {
        if (chunk.isEntry || !chunk.moduleIds.some((id) => id.includes(`${file}?tsr-split=`))) continue;
        for (const name of closure(chunk, bundle)) if (!already.has(name)) wanted.add(`/${name}`);
      }
      return [page, [...wanted]];
    }),
  );
}

function closure(
  chunk: Rollup.OutputChunk,
  bundle: Rollup.OutputBundle,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const name of chunk.imports) {
    const next = bundle[name];
    if (next?.type === 'chunk') closure(next, bundle, seen);
  }
  return seen;
}
