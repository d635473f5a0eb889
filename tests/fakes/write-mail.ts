/** A plain mail as an RFC 822 text. Headers are written as they are given: what is not ASCII is the caller's to encode. */
export function writeMail(headers: Readonly<Record<string, string>>, text: string): string {
  const head = { 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...headers };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return [...lines, '', text].join('\r\n');
}
