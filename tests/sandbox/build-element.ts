/** Runs in the sandbox pages. Builds an element from its attributes and children, without any markup in strings. */
export type Child = Node | string | null;

export function element(
  tag: string,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly Child[]
): HTMLElement {
  const built = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) built.setAttribute(name, value);
  }
  built.append(...children.filter((child) => child !== null));
  return built;
}

export function onClick(target: HTMLElement, act: () => void): HTMLElement {
  target.addEventListener('click', act);
  return target;
}

/** A fresh copy of a message's body, which the server has put into the page as a template. */
export function bodyOf(templateId: string): Node {
  const template = document.getElementById(templateId);
  return template instanceof HTMLTemplateElement
    ? document.importNode(template.content, true)
    : document.createTextNode('');
}

/** The colour of a person's round picture, the same for the same name. */
export function avatar(name: string, size: number): HTMLElement {
  const colours = ['#0f766e', '#7c3aed', '#b45309', '#1d4ed8', '#be185d', '#4d7c0f', '#475569'];
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  const initial = Array.from(name.replace(/[^\p{L}]/gu, ''))[0]?.toUpperCase() ?? '?';
  const colour = colours[sum % colours.length] ?? '#475569';
  return element(
    'span',
    {
      class: 'sandbox-avatar',
      'aria-hidden': 'true',
      style: `background:${colour};width:${size}px;height:${size}px;font-size:${Math.round(size * 0.45)}px`,
    },
    initial,
  );
}

/** A line icon of 20 units, drawn here so that the pages fetch nothing. */
export function icon(path: string, size = 20): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('fill', 'none');
  svg.setAttribute('stroke', 'currentColor');
  svg.setAttribute('stroke-width', '1.7');
  svg.setAttribute('stroke-linecap', 'round');
  svg.setAttribute('stroke-linejoin', 'round');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const icons = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.5 16.5 20 20',
  pencil: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  inbox: 'M4 5h16v14H4zM4 14h5l1.5 2h3l1.5-2h5',
  star: 'm12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z',
  send: 'M4 12 20 5l-5 15-3.5-6.5z',
  draft: 'M6 3h8l4 4v14H6zM14 3v4h4',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  back: 'M11 6l-6 6 6 6M5 12h14',
  reply: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  replyAll: 'M12 7l-5 5 5 5M7 7l-5 5 5 5M7 12h8a6 6 0 0 1 6 6',
  forward: 'm15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  calendar: 'M5 6h14v14H5zM5 10h14M9 4v4M15 4v4',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19a6 6 0 0 1 12 0M16 5.5a3 3 0 0 1 0 5.5M17 14a6 6 0 0 1 4 5',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  folder: 'M4 6h6l2 2h8v11H4z',
  print: 'M7 9V4h10v5M5 9h14v8h-3M8 17H5v-3M8 14h8v6H8z',
  window: 'M13 5h6v6M19 5l-8 8M10 5H5v14h14v-5',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  place:
    'M12 21c-4-4.5-6-7.5-6-10.5a6 6 0 0 1 12 0c0 3-2 6-6 10.5zM12 8.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
} as const;
