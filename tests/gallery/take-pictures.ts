import { mkdir } from 'node:fs/promises';
import { language as languages } from '../../shared/contracts/scalars.ts';
import { startGallery } from './gallery-browser.ts';
import { isStateName, stateNames } from './states.ts';

/**
 * `node tests/gallery/take-pictures.ts [state…]`: every state in both languages, light and dark, at the three widths,
 * as `.output/gallery/<state>.<language>.<scheme>.<width>.png`, to be looked at.
 */
const asked = process.argv.slice(2).filter(isStateName);
const names = asked.length > 0 ? asked : stateNames;
const folder = '.output/gallery';
await mkdir(folder, { recursive: true });
const gallery = await startGallery();
let pictures = 0;
for (const language of languages.options) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 380, 480]) {
      const page = await gallery.open({ colorScheme, viewport: { width, height: 720 } });
      for (const name of names) {
        await gallery.show(page, name, language);
        await page.screenshot({
          path: `${folder}/${name}.${language}.${colorScheme}.${width}.png`,
        });
        pictures += 1;
      }
      await page.context().close();
    }
  }
}
await gallery.stop();
console.log(`${pictures} pictures in ${folder}`);
