import { idKind } from '../../../shared/domain/outlook-ids.ts';

/** Mail and calendar share Outlook's hosts, and one leads to the other without a new document. */
export function isOutlookCalendar({ pathname, search }: Location): boolean {
  return /^\/calendar(?:\/|$)/.test(pathname) || itemPath(search);
}

const itemPath = (search: string): boolean =>
  /^\/calendar(?:\/|$)/.test(new URLSearchParams(search).get('path') ?? '');

/**
 * The id of the event that the address opens, as Microsoft Graph gives it in links: `/calendar/item/<id>`, also with an
 * account's number, and `/owa/?itemid=<id>&path=/calendar/item`. Kept in the alphabet that it came in.
 * @returns `opensEvent` also where the id is none of Outlook's
 */
export function eventInAddress({ pathname, search }: Location): {
  readonly id: string | null;
  readonly opensEvent: boolean;
} {
  const inPath = /^\/calendar\/(?:\d+\/)?item\/([^/]+)/.exec(pathname)?.[1];
  const inQuery = itemPath(search) ? new URLSearchParams(search).get('itemid') : null;
  const raw = inPath === undefined ? inQuery : decoded(inPath);
  return {
    id: raw !== null && idKind(raw) === 'item' ? raw : null,
    opensEvent: inPath !== undefined || inQuery !== null,
  };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
