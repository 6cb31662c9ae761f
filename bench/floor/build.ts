import { join, relative } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { precompress } from '../../apps/web/build/precompress.ts';
import webConfig from '../../apps/web/vite.config.ts';
import { tempFolder } from '../process/temp-folder.ts';

/** Builds a page of the bench with the compiler, target and compression of the web app, and says
 *  in which folder it lies. `root` is a folder with an index.html. */
export async function buildPage(root: string): Promise<string> {
  const outDir = join(tempFolder(), 'dist');
  const { target, cssTarget, assetsInlineLimit, modulePreload } = webConfig.build ?? {};
  // React has a second, slower self for everything else.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [react(), tailwindcss(), precompress()],
    build: {
      // From the root, as the web app's own: that is how the compression finds it.
      outDir: relative(root, outDir),
      emptyOutDir: true,
      reportCompressedSize: false,
      target,
      cssTarget,
      assetsInlineLimit,
      modulePreload,
    },
  });
  return outDir;
}

/** Both floors, in this order: the channels page, the sign-in page. */
export const buildFloors = (): Promise<[channels: string, signIn: string]> =>
  Promise.all([
    buildPage(join(import.meta.dirname, 'channels')),
    buildPage(join(import.meta.dirname, 'sign-in')),
  ]);
