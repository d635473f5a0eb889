import { expect, test } from 'vitest';
import { importsOf, isForTests, type SourceFile, sourceFiles } from './source-files.ts';

interface Layer {
  readonly from: RegExp;
  /** Files of the repository that it may import. */
  readonly files: RegExp;
  /** Packages that it may not import. */
  readonly not: RegExp;
  readonly instead: string;
}

const nothing = /^$/;
const browserParts = /^(?:wxt|react|react-dom|@mantine|@tanstack|i18next)/;

/** Layers point one way: entrypoints → (features | inbox | background → outbox) → ports → shared. */
const layers: Readonly<Record<string, Layer>> = {
  shared: {
    from: /^shared\//,
    files: /^shared\//,
    not: /^(?:node:|wxt|react|@mantine)/,
    instead: 'pass the value in; shared/ runs in browsers, Deno and Node alike',
  },
  ports: {
    from: /^extension\/ports\.ts$/,
    files: /^shared\//,
    not: /^wxt/,
    instead: 'describe what features need; entrypoints supply it',
  },
  ui: {
    from: /^extension\/ui\//,
    files: /^(?:shared\/|extension\/(?:ui\/|ports\.ts$))/,
    not: /^wxt/,
    instead: 'hand it in as a prop: primitives know no feature and no browser API',
  },
  features: {
    from: /^extension\/features\//,
    files: /^(?:shared\/|extension\/(?:features\/|ui\/|ports\.ts$))/,
    not: /^(?:wxt|@supabase|node:)/,
    instead: 'ask for it through usePorts(); what is missing there becomes a port',
  },
  inbox: {
    from: /^extension\/inbox\//,
    files: /^(?:shared\/|extension\/(?:inbox\/|ports\.ts$))/,
    not: /^(?:react|@mantine|@supabase|@tanstack|node:)/,
    instead:
      'put it into the snapshot: content scripts share a process with a foreign page and stay small',
  },
  outbox: {
    from: /^extension\/outbox\//,
    files: /^(?:shared\/|extension\/outbox\/)/,
    not: /^(?:wxt|react|@mantine|@supabase|@tanstack|node:)/,
    instead: 'hand it in as an option: the queue knows neither the browser nor the backend',
  },
  background: {
    from: /^extension\/background\//,
    files:
      /^(?:shared\/|extension\/(?:background\/|outbox\/|inbox\/hosts\.ts$|ports\.ts$|built-for\.ts$))/,
    not: /^(?:react|@mantine|@tanstack|node:)/,
    instead: 'answer a typed message: the background draws nothing and reads no page',
  },
  web: {
    from: /^extension\/web\//,
    files: /^(?:shared\/|extension\/(?:web\/|features\/|ui\/|ports\.ts$|built-for\.ts$))/,
    not: /^(?:wxt|node:)/,
    instead: 'supply a port from plain browser APIs: the site runs where no extension is',
  },
  functions: {
    from: /^supabase\/functions\//,
    files: /^(?:shared\/|supabase\/functions\/)/,
    not: browserParts,
    instead: 'move what both need to shared/',
  },
  entrypoints: {
    from: /^extension\/entrypoints\//,
    files: /^(?:shared\/|extension\/)/,
    not: nothing,
    instead: 'move it out of tests/ or supabase/local',
  },
};

const sources = sourceFiles(/^(?:shared|extension|supabase\/functions)\/.*\.tsx?$/).filter(
  ({ path }) => !isForTests(path),
);

test.each(Object.entries(layers))('%s imports only what lies below it', (_name, layer) => {
  const files = sources.filter(({ path }) => layer.from.test(path));
  expect(files).not.toEqual([]);
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !mayImport(layer, target))
      .map((target) => `${file.path} imports ${target}. Instead: ${layer.instead}.`),
  );
  expect(wrong).toEqual([]);
});

const isFile = (target: string) =>
  /^(?:extension|shared|supabase|tests|wxt\.config)(?:\/|\.)/.test(target);

const mayImport = (layer: Layer, target: string) =>
  isFile(target) ? layer.files.test(target) : !layer.not.test(target);

test('everything that ships belongs to a layer', () => {
  const outside = sources
    .map(({ path }) => path)
    .filter((path) => !Object.values(layers).some(({ from }) => from.test(path)))
    .filter((path) => !['extension/manifest.ts', 'extension/built-for.ts'].includes(path));
  expect(outside, 'Name its layer in tests/structure/layers.test.ts').toEqual([]);
});

test('features do not lean on each other in a circle', () => {
  const leansOn = new Map<string, Set<string>>();
  for (const file of sources) {
    const feature = featureOf(file.path);
    if (feature === null) continue;
    const others = leansOn.get(feature) ?? new Set();
    for (const target of importsOf(file)) {
      const other = featureOf(target);
      if (other !== null && other !== feature) others.add(other);
    }
    leansOn.set(feature, others);
  }
  const circles = [...leansOn.keys()].flatMap((feature) => circleFrom(feature, leansOn));
  expect(
    circles,
    'Move what both need to extension/ui or shared/domain, or hand it in as a prop',
  ).toEqual([]);
});

const featureOf = (path: string): string | null =>
  /^extension\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

/** `a → b → a` for the first way from a feature back to itself. */
function circleFrom(start: string, leansOn: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const waiting = [[start]];
  const seen = new Set<string>();
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    for (const next of leansOn.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [[...way, next].join(' → ')];
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push([...way, next]);
    }
  }
  return [];
}

test('an entrypoint wires and decides nothing: at most 30 lines', () => {
  const long = sources
    .filter(({ path }) => layers.entrypoints?.from.test(path))
    .filter(({ text }) => lines(text) > 30)
    .map((file) => `${file.path} has ${lines(file.text)} lines. Move what it does to extension/.`);
  expect(long).toEqual([]);
});

const lines = (text: SourceFile['text']) => text.trimEnd().split('\n').length;
