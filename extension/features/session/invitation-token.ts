/**
 * The token in what somebody pasted: a whole invitation link (`…#/join?token=…`) or the token alone. null where there is
 * nothing that could be one.
 */
export function invitationToken(pasted: string): string | null {
  const text = pasted.trim();
  const [, inLink] = /[?&]token=([\w-]+)/.exec(text) ?? [];
  const token = inLink ?? text;
  return /^[\w-]{16,200}$/.test(token) ? token : null;
}
