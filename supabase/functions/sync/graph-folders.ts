import type { MailboxFolders } from '../../../shared/domain/sync-graph-mail.ts';
import {
  type GraphCall,
  type GraphFolder,
  graphFolderId,
  graphFolders,
} from '../_shared/microsoft/graph-api.ts';
import type { ProviderAccess } from './provider-access.ts';

export type FoundFolders = MailboxFolders & {
  /** Ids of those whose mail is followed. */
  readonly followed: readonly string[];
  /** Of each excluded name, the ids of the folders that are called so, with all that is below them. */
  readonly named: ReadonlyMap<string, readonly string[]>;
};

/** By the names that are the same in every language: https://learn.microsoft.com/en-us/graph/api/resources/mailfolder */
const namesLeftOut = [
  ...['drafts', 'junkemail', 'deleteditems', 'outbox', 'conversationhistory', 'syncissues'],
];
/** The cursor has a link for each; the inbox, what was sent and the topmost come first. */
const MOST_FOLLOWED = 150;

/** @param excludedNames of folders whose mail the member never logs, lower case. @throws ProviderRefusal */
export async function findFolders(
  access: ProviderAccess,
  call: (token: string) => GraphCall,
  excludedNames: ReadonlySet<string>,
): Promise<FoundFolders> {
  const wellKnown = (name: string) => access((token) => graphFolderId(call(token), name));
  const all = await allFolders(access, call);
  const inbox = await wellKnown('inbox');
  const sent = await wellKnown('sentitems');
  const roots: string[] = [];
  for (const name of namesLeftOut)
    roots.push(...[await wellKnown(name)].filter((id) => id !== null));
  const leftOut = withThoseBelow(all, (folder) => roots.includes(folder.id));
  const named = new Map(
    [...excludedNames].map((name) => [
      name,
      [...withThoseBelow(all, ({ displayName }) => displayName.toLowerCase() === name)],
    ]),
  );
  const excluded = new Set([...named.values()].flat());
  const followed = all
    .map(({ id }) => id)
    .filter((id) => !leftOut.has(id) && !excluded.has(id) && id !== inbox && id !== sent);
  const first = [inbox, sent].filter((id) => id !== null && !excluded.has(id));
  return {
    ...{ leftOut, excluded, sent, named },
    followed: [...first.filter((id) => id !== null), ...followed].slice(0, MOST_FOLLOWED),
  };
}

/** Level by level: each stands behind the one that it is in. */
async function allFolders(
  access: ProviderAccess,
  call: (token: string) => GraphCall,
): Promise<readonly GraphFolder[]> {
  const found: GraphFolder[] = [];
  const parents: (string | null)[] = [null];
  for (const parent of parents) {
    let link: string | null = null;
    do {
      const from: string | null = link;
      const page: Awaited<ReturnType<typeof graphFolders>> = await access((token) =>
        graphFolders(call(token), parent, from),
      );
      found.push(...page.folders);
      for (const { id, childFolderCount } of page.folders)
        if ((childFolderCount ?? 0) > 0) parents.push(id);
      link = page.nextLink;
    } while (link !== null);
  }
  return found;
}

function withThoseBelow(
  all: readonly GraphFolder[],
  isMeant: (folder: GraphFolder) => boolean,
): Set<string> {
  const ids = new Set<string>();
  for (const folder of all)
    if (isMeant(folder) || ids.has(folder.parentFolderId ?? '')) ids.add(folder.id);
  return ids;
}
