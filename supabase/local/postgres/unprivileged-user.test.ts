import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountFor } from './unprivileged-user.ts';

const root = process.getuid?.() === 0;
const ownAccount = { prefix: [], spawn: {} };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threadbook-user-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('where everyone may enter, root hands over to nobody and a person stays themselves', async () => {
  await chmod(folder, 0o755);
  const nobody = { prefix: [], spawn: { uid: 65534, gid: 65534 } };
  expect(await accountFor([join(folder, 'cluster')])).toEqual(root ? nobody : ownAccount);
});

test('under a closed folder, as /root is, nobody gets leave to pass, or the folder is named', async () => {
  await chmod(folder, 0o700);
  const account = accountFor([join(folder, 'cluster')]);
  if (!root) return expect(await account).toEqual(ownAccount);
  const answer = await account.then(
    ({ prefix }) => prefix.join(' '),
    (error: unknown) => String(error),
  );
  expect(answer).toMatch(new RegExp(`^setpriv --reuid=65534 |may not enter ${folder}\\.`));
});
