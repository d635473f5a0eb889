import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly headless: boolean;
  /** Begins with new data. */
  readonly fresh: boolean;
  /** A folder of `.eml` files that fills the inboxes instead of the demo mail. */
  readonly mail: string | null;
  /** Rebuilds the extension when a source changes. */
  readonly dev: boolean;
  readonly port: number;
  readonly databasePort: number;
  readonly dataDir: string;
  readonly help: boolean;
}

export class WrongOption extends Error {}

export const usage = `npm start -- [options]
  --headless       play the tour without a window; exit code 0 only if each step was true
  --fresh          begin with new data
  --dev            build again and reload when a source changes
  --mail DIR       fill the inboxes from the .eml files of a folder
  --port N         port of the local backend (54321)
  --db-port N      port of its database (54322)
  --data DIR       where the data lies (.local)
  --help           this text`;

/** @throws WrongOption with a line for the person */
export function readOptions(
  argv: readonly string[],
  environment: { readonly hasDisplay: boolean },
): StartOptions {
  const values = parse(argv);
  return {
    headless: values.headless === true || !environment.hasDisplay,
    fresh: values.fresh === true,
    mail: values.mail ?? null,
    dev: values.dev === true,
    port: portNumber('--port', values.port, 54321),
    databasePort: portNumber('--db-port', values['db-port'], 54322),
    dataDir: values.data ?? '.local',
    help: values.help === true,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        headless: { type: 'boolean' },
        fresh: { type: 'boolean' },
        mail: { type: 'string' },
        dev: { type: 'boolean' },
        port: { type: 'string' },
        'db-port': { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new WrongOption(error instanceof Error ? error.message : String(error));
  }
}

function portNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WrongOption(
      `${name} takes a port between 0 and 65535 (0: any free one), not "${text}".`,
    );
  }
  return port;
}

/** Whether a window can be opened: on Linux that takes X or Wayland. */
export const hasDisplay = (
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean =>
  platform === 'darwin' ||
  platform === 'win32' ||
  [env.DISPLAY, env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== '');
