/** Matches an element whose whole text is this. */
export const exactText = (text: string): RegExp => new RegExp(`^\\s*${escaped(text)}\\s*$`);

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
