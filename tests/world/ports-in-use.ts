import { createServer } from 'node:net';

/** Whether something listens on the port of 127.0.0.1. */
export const isPortTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    if (port === 0) {
      resolve(false);
      return;
    }
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
