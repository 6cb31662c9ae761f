import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fewerFiles } from './build/fewer-files.ts';
import { inlineBoot } from './build/inline-boot.ts';
import { moduleSets } from './build/module-sets.ts';
import { oneByOne } from './build/one-by-one.ts';
import { lighter } from './build/lighter.ts';
import { precompress } from './build/precompress.ts';

const bff = process.env['BACKCHANNEL_BFF'] ?? 'http://127.0.0.1:4000';

// What is not the page's own. Its own addresses may begin alike.
const proxy = { '^/(?:api/|(?:healthz|readyz)(?:$|\\?))': { target: bff, changeOrigin: false } };

const sets = moduleSets();

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      semicolons: true,
      // What a page reads first comes with the page: whoever is not on it need not have it.
      codeSplittingOptions: {
        defaultBehavior: [['component', 'loader'], ['errorComponent'], ['notFoundComponent']],
      },
    }),
    oneByOne(),
    lighter(),
    react(),
    tailwindcss(),
    sets.plugin,
    fewerFiles(),
    inlineBoot(),
    precompress(),
  ],
  server: { port: 5173, proxy },
  preview: { proxy },
  build: {
    target: 'es2024',
    cssTarget: ['chrome125', 'firefox128', 'safari18'],
    // Nothing becomes a data: address: the content security policy names our own origin only.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Who imports these has them already: the page itself asks for them.
      resolveDependencies: (_file, files) => files.filter((file) => !/\/(?:index|frame)-/.test(file)),
    },
    reportCompressedSize: false,
    rolldownOptions: {
      // How long each plugin took is nothing to whoever starts the product.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'app', test: sets.isEntry, priority: 3 },
            { name: 'frame', test: sets.isFrame, priority: 2 },
            { name: 'door', test: sets.isDoor, priority: 2 },
            { name: 'channels', test: sets.isFirstPage, priority: 1 },
            // Icons, operations and small helpers that later parts share: else each is a file of its own, whose name the
            // first page has to know.
            {
              name: 'shared',
              test: /lucide-react.*\/icons\/|^\0operation:|\/src\/(?:api|lib|shell|table|ui)\//,
              maxModuleSize: 3000,
              minShareCount: 2,
              priority: 0,
            },
          ],
        },
      },
    },
  },
});
