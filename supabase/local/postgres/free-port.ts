import { createServer } from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago; whoever binds it must still be ready to fail. */
export function freePort(): Promise<number> {
  return tryPort(0);
}

/** Rejects with a sentence for the person at the terminal when `port` is taken. */
export async function assertPortFree(port: number, flag: string): Promise<void> {
  await tryPort(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    const reason = error.code === 'EACCES' ? 'may not be used by this account' : 'is taken';
    throw new Error(`Port ${port} ${reason}. Stop what uses it, or choose another: ${flag} <port>`);
  });
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
