/**
 * A display name for comparing: "Rossi, Maria (Sales)", "maria  ROSSI" and "Maria Rossi" are one name. Width and case are
 * folded, what stands in brackets goes, words stand in order of their characters. '' when nothing is left. The SQL twin is
 * private.name_key; one list of names checks both.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .split(/[\s,;."'“”‘’|/_-]+/)
    .filter((word) => word !== '')
    .sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    .join(' ');
}
