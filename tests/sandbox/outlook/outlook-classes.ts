/**
 * Runs in the page. The real page has hashed class names, which change about yearly; the names of the sandbox's own
 * style sheet stand beside such ones. Nothing may be found by either of them.
 */
const hashed: Readonly<Record<string, string>> = {
  row: 'jGG6V gDC9O',
  senders: 'ESO13',
  subject: 'TtcXM',
  preview: 'FqgPc',
  when: 'qq2gS',
  message: 'aVla3',
  head: 'SlLx9',
  from: 'OZZZK lDdSm',
  well: 'GjFKx WWy1F',
  pill: 'lpc-hoverTarget ___1gzszts',
  'conversation-subject': 'JdFsz f77rj',
  'message-when': 'AL_OM l8Tnu I1wdR',
  document: 'GNoVR',
  body: 'rps_68ae',
  folder: 'C2IG3 oTkSL',
  root: 'XjVwx',
  messages: 'customScrollBar yz4r1',
  listbox: 'customScrollBar jEpCF',
};

/** The class attribute for names of the style sheet. */
export const classes = (...names: readonly string[]): string =>
  names.flatMap((name) => [name, hashed[name] ?? []].flat()).join(' ');
