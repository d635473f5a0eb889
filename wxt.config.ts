import { defineConfig } from 'wxt';
import { manifest } from './extension/manifest.ts';

export default defineConfig({
  srcDir: 'extension',
  // Root-relative, unlike entrypoints: without it the icons vanish from the build without a word.
  publicDir: 'extension/public',
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  webExt: { disabled: true },
  manifest,
});
