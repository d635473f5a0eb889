/** Part of a mail as `users.messages` writes it (discovery schema MessagePart). */
export interface MessagePart {
  readonly partId: string;
  readonly mimeType: string;
  readonly filename: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: { readonly size: number; readonly data?: string; readonly attachmentId?: string };
  readonly parts?: readonly MessagePart[];
}

/** The tree of an RFC 822 text; headers are unfolded and left as they stand otherwise. */
export function payloadOf(raw: string, partId = ''): MessagePart {
  const [head = '', ...rest] = raw.replace(/\r?\n/g, '\r\n').split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .flatMap((line) => {
      const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value }];
    });
  const contentType = headerIn(headers, 'content-type') ?? 'text/plain';
  const mimeType = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const filename = parameter(headerIn(headers, 'content-disposition') ?? '', 'filename') ?? '';
  const boundary = parameter(contentType, 'boundary');
  if (mimeType.startsWith('multipart/') && boundary !== null) {
    const parts = between(body, boundary).map((part, index) =>
      payloadOf(part, partId === '' ? `${index}` : `${partId}.${index}`),
    );
    return { partId, mimeType, filename, headers, body: { size: 0 }, parts };
  }
  const bytes = decoded(body, headerIn(headers, 'content-transfer-encoding') ?? '7bit');
  const size = bytes.length;
  // Gmail gives the bytes of a named part only through messages.attachments.get.
  return filename === ''
    ? { partId, mimeType, filename, headers, body: { size, data: bytes.toString('base64url') } }
    : { partId, mimeType, filename, headers, body: { size, attachmentId: `ANGjdJ_${partId}` } };
}

export function headerIn(headers: MessagePart['headers'], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}

function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2] ?? null;
}

function between(body: string, boundary: string): readonly string[] {
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => piece.replace(/^[ \t]*\r\n/, ''));
}

function decoded(body: string, encoding: string): Buffer {
  if (/^base64$/i.test(encoding.trim())) return Buffer.from(body, 'base64');
  if (!/^quoted-printable$/i.test(encoding.trim())) return Buffer.from(body, 'utf8');
  const bytes = Buffer.from(body.replace(/=\r\n/g, ''), 'utf8').toString('latin1');
  const read = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return Buffer.from(bytes.replace(/=([0-9A-F]{2})/gi, read), 'latin1');
}
