/** The address at which an invitation is accepted: the page `join` of the workspace that stands at `page`. */
export function invitationLink(token: string, page: string): string {
  const link = new URL(page);
  link.search = '';
  link.hash = `#/join?token=${encodeURIComponent(token)}`;
  return link.href;
}
