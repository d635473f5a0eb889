import { watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { buildForBackend, sources } from './build-for-backend.ts';
import { backgroundOf } from './launch-browser.ts';
import type { World } from './world.ts';

/** Editors write a file in several steps, and a branch switch writes hundreds. */
const quietMs = 300;

/**
 * `npm run dev`: builds again when a source changes, then reloads the extension and the tabs that it is in. A build that
 * fails says why, and what was there before goes on.
 */
export function rebuildOnChange(
  world: World,
  { log, signal }: { log: (line: string) => void; signal: AbortSignal },
): void {
  let changes = 0;
  let building = Promise.resolve();
  const changed = (): void => {
    changes += 1;
    const mine = changes;
    building = building.then(async () => {
      await setTimeout(quietMs, undefined, { signal });
      // Only the last change of a burst builds.
      if (mine === changes) await rebuild(world, log);
    });
    building = building.catch((error: unknown) => {
      if (!signal.aborted) log(error instanceof Error ? error.message : String(error));
    });
  };
  for (const source of sources) watch(source, { recursive: true, signal }, changed);
}

async function rebuild(world: World, log: (line: string) => void): Promise<void> {
  await buildForBackend(world.backend, log);
  const background = await backgroundOf(world.context);
  // The worker ends in the middle of this call, so its answer never comes.
  void background.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await world.context.waitForEvent('serviceworker');
  for (const page of world.context.pages()) {
    if (/^https?:/.test(page.url())) await page.reload();
  }
  log('Built again and reloaded.');
}
