import { defineConfig } from 'wxt';
import { manifestFor } from './extension/manifest.ts';
import { backendAddressFromEnvironment } from './tests/tools/backend-environment.ts';

const backend = backendAddressFromEnvironment(process.env);

export default defineConfig({
  srcDir: 'extension',
  // Root-relative, unlike entrypoints: without it the icons vanish from the build without a word.
  publicDir: 'extension/public',
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  webExt: { disabled: true },
  manifest: ({ browser }) => manifestFor({ browser, backendUrl: backend.url }),
  vite: () => ({
    define: {
      __THREADBOOK_URL__: JSON.stringify(backend.url),
      __THREADBOOK_KEY__: JSON.stringify(backend.publishableKey),
    },
  }),
  // An allow-list: by default untracked files, private keys among them, would be packed into the sources archive.
  zip: {
    includeSources: [
      'extension/**',
      'shared/**',
      'package*.json',
      'wxt.config.ts',
      'tsconfig.json',
      'README.md',
      'docs/build-from-sources.md',
      'docs/privacy.*.md',
      'tests/tools/build.ts',
      'tests/tools/backend-environment.ts',
    ],
    excludeSources: ['**/testing/**', '**/*.test.*'],
  },
});
