import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright';
import * as z from 'zod/mini';

// axe itself comes with its Playwright driver, which cannot be used here (see below).
const axeDriver = createRequire(import.meta.url).resolve('@axe-core/playwright');
const source = readFileSync(createRequire(axeDriver).resolve('axe-core/axe.min.js'), 'utf8');

const results = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), html: z.string() })),
    }),
  ),
});

/**
 * What axe finds in one document, one line each. The sidebar's frame hangs in a closed shadow root, where a run from the
 * page cannot enter, so it is asked in its own document.
 */
export async function violationsIn(place: Frame | Page): Promise<string[]> {
  // An extension page lets no inline script in; evaluated from outside, axe passes its content security policy.
  await place.evaluate(source);
  const found = results.parse(
    await place.evaluate('axe.run(document, { resultTypes: ["violations"] })'),
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}
