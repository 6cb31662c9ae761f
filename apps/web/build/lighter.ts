import { join } from 'node:path';
import type { Plugin } from 'vite';

const ours = (file: string) => join(import.meta.dirname, file);

/**
 * Puts something smaller in the place of two helpers that every page carries: the icon library's builder, which weighs
 * more than all icons of a page, and what Vite puts around dynamic imports.
 */
export function lighter(): Plugin {
  return {
    name: 'backchannel:lighter',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/createLucideIcon\.mjs$|vite\/preload-helper\.js$/ },
      handler: (id) => ours(id.includes('Lucide') ? 'create-icon.ts' : 'preload-helper.ts'),
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
