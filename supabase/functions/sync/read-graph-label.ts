import * as z from 'zod/mini';
import type { Digester } from '../../../shared/domain/digests.ts';
import { inPageAlphabet } from '../../../shared/domain/outlook-ids.ts';
import { type GraphCall, graphLabelled } from '../_shared/microsoft/graph-api.ts';
import type { FoundFolders } from './graph-folders.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import type { ProviderAccess } from './provider-access.ts';
import type { ReadLabel } from './sweep-labels.ts';

/** Among the lists of a label, the category's and then each folder's: which one, and where it goes on. */
const position = z.object({ list: z.int(), link: z.nullable(z.string()) });

/** What Gmail calls a label is a category or a folder here: mails of both. */
export function createLabelReader(
  { address }: LeasedMailbox,
  access: ProviderAccess,
  call: (token: string) => GraphCall,
  folders: FoundFolders,
  digester: Digester,
): ReadLabel {
  const namesOf = async (mail: { id: string; messageId: string | null }) => {
    const provider = digester.providerKey('outlook', address, inPageAlphabet(mail.id));
    // The page names a mail by another kind of id than the provider does; what its sender named it is the same for both.
    const named = mail.messageId === null ? [] : [digester.messageId(mail.messageId)];
    return Promise.all([provider, ...named]);
  };
  return async (label, from) => {
    const lists = [null, ...(folders.named.get(label.toLowerCase()) ?? [])];
    const { list, link } =
      from === null ? { list: 0, link: null } : position.parse(JSON.parse(from));
    const asked = { category: label, folder: lists[list] ?? null, link };
    const page = await access((token) => graphLabelled(call(token), asked));
    const next =
      page.nextLink === null ? { list: list + 1, link: null } : { list, link: page.nextLink };
    return {
      keys: (await Promise.all(page.mails.map(namesOf))).flat(),
      position: next.list < lists.length ? JSON.stringify(next) : null,
    };
  };
}
