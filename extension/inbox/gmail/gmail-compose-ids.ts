/** `#msg-a:r-767…` without its `#`; null for what is no name of a draft. */
export function draftIn(raw: string | null): string | null {
  return /^#?(msg-[af]:r?-?\d{1,20})$/.exec(raw ?? '')?.[1] ?? null;
}

/** A thread that only this mailbox knows by that name: new mail, and answers in threads that began here. */
export function localThreadIn(raw: string | null): string | null {
  return /^#?(thread-a:r?-?\d{1,20})$/.exec(raw ?? '')?.[1] ?? null;
}

/** The log attribute of a compose form: field 11 lists the draft first and its thread further back. */
export function namesInJslog(jslog: string | null): readonly string[] {
  const encoded = /(?:^|;)\s*11:([A-Za-z0-9+/=_-]+)/.exec(jslog ?? '')?.[1];
  if (encoded === undefined) return [];
  const list: unknown = JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
  return Array.isArray(list) ? list.flat(1).filter((one) => typeof one === 'string') : [];
}
