/** `Prefer: odata.maxpagesize=…`, or `$top`; ten as Outlook has it. */
export function pageSizeOf(request: Request): number {
  const [, preferred] =
    /odata\.maxpagesize\s*=\s*(\d+)/i.exec(request.headers.get('prefer') ?? '') ?? [];
  return Number(preferred ?? new URL(request.url).searchParams.get('$top') ?? 10);
}

/** The address of the same question with more said: links are opaque to whoever follows them. */
export function nextLink(url: URL, more: Readonly<Record<string, string>>) {
  const next = new URL(url);
  for (const [name, value] of Object.entries(more)) next.searchParams.set(name, value);
  return { '@odata.nextLink': next.href };
}
