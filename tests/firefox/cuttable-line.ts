import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to the backend that can be cut: nothing can be routed in Firefox that its background sends. */
export class CuttableLine {
  readonly url: string;
  readonly #server: Server;
  readonly #open: Set<Socket>;
  #isCut = false;

  private constructor(server: Server, open: Set<Socket>) {
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
    this.#server = server;
    this.#open = open;
    server.on('connection', (socket) => {
      if (this.#isCut) socket.destroy();
    });
  }

  /** @param target where the line leads, an address of this machine */
  static async to(target: string): Promise<CuttableLine> {
    const open = new Set<Socket>();
    const port = Number(new URL(target).port);
    const server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(from);
        from.on('close', () => {
          open.delete(from);
          to.destroy();
        });
        from.on('error', () => to.destroy());
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new CuttableLine(server, open);
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
