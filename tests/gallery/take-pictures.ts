import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright';
import { language as languages } from '../../shared/contracts/scalars.ts';
import { startGallery } from './gallery-browser.ts';
import { isStateName, stateNames, states } from './states.ts';

/**
 * `npm run pictures [-- state…]`: every state in both languages, light and dark, at its widths, as
 * `.output/gallery/<state>.<language>.<scheme>.<width>.png`, to be looked at.
 */
const inSidebar = [320, 380, 480];
/** A phone and a desk. */
const onPages = [360, 1280];
const TALLEST = 2_400;
const heightOf = (page: Page): Promise<number> =>
  page.evaluate((most) => Math.min(document.documentElement.scrollHeight, most), TALLEST);

const given = process.argv.slice(2);
const asked = given.filter(isStateName);
const strange = given.filter((name) => !isStateName(name));
if (strange.length > 0) {
  console.error(`Not a state: ${strange.join(', ')}. There are: ${stateNames.join(', ')}`);
  process.exit(2);
}
const names = asked.length > 0 ? asked : stateNames;
const folder = '.output/gallery';
await mkdir(folder, { recursive: true });
const gallery = await startGallery();
let pictures = 0;
for (const language of languages.options) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await gallery.open({ colorScheme });
    for (const name of names) {
      for (const width of states[name].page === 'workspace' ? onPages : inSidebar) {
        await page.setViewportSize({ width, height: 720 });
        await gallery.show(page, name, language);
        await page.screenshot({
          path: `${folder}/${name}.${language}.${colorScheme}.${width}.png`,
          // What lies below the fold of a page is looked at as well, but not the whole of a list without end.
          ...(states[name].page === 'workspace' && {
            fullPage: true,
            clip: { x: 0, y: 0, width, height: await heightOf(page) },
          }),
        });
        pictures += 1;
      }
    }
    await page.context().close();
  }
}
await gallery.stop();
console.log(`${pictures} pictures in ${folder}`);
