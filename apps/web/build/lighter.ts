import { join } from 'node:path';
import type { Plugin } from 'vite';

const ours = (file: string) => join(import.meta.dirname, file);

/** What takes the place of what, by a part of its path. */
const instead = {
  Lucide: 'create-icon.ts',
  'preload-helper': 'preload-helper.ts',
  'scroll-restoration': 'no-scroll-restoration.ts',
} as const;

/**
 * Puts something smaller in the place of helpers that every page carries: the icon library's builder, which weighs more
 * than all icons of a page; what Vite puts around dynamic imports; the router's way of scrolling the window, which here
 * never scrolls; and what older Reacts need to read a store.
 */
export function lighter(): Plugin {
  return {
    name: 'backchannel:lighter',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: {
        id: /\/createLucideIcon\.mjs$|vite\/preload-helper\.js$|^\.\/scroll-restoration\.js$|^use-sync-external-store\/shim\/with-selector$/,
      },
      handler(id, importer) {
        if (id.startsWith('use-sync')) return this.resolve('use-sync-external-store/with-selector', importer);
        // The part of the router that draws has a file of the same name.
        if (id.startsWith('./scroll') && importer?.includes('/router-core/') !== true) return undefined;
        const file = Object.entries(instead).find(([part]) => id.includes(part))?.[1];
        return file === undefined ? undefined : ours(file);
      },
    },
    // Of an icon only its lines: they never change places, so they need no keys. A line that only reads them would stay,
    // as reading might do something.
    transform: {
      filter: { id: /\/lucide-react\/dist\/esm\/icons\// },
      handler: (code) => ({
        code: code.replaceAll(/, key: "\w+"|^ *(?:name|size): .*,$|^__iconData\.node;$/gm, ''),
        map: null,
      }),
    },
  };
}
