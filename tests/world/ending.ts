import { type ErrorCode, errorCatalogue, isErrorCode } from '../../shared/contracts/errors.ts';

/** How a mail ended: as a follow-up, or refused for a reason that has a code. */
export type Ending =
  | { readonly kind: 'logged' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  /** Neither: something is wrong with Threadbook. */
  | { readonly kind: 'broken'; readonly why: string };

/** An ending out of the code that a screen shows; no code, or an unknown one, is a defect. */
export const endingOf = (code: string | null, where: string): Ending =>
  code !== null && isErrorCode(code)
    ? { kind: 'refused', code }
    : {
        kind: 'broken',
        why: `${where} shows no code that the catalogue knows (${code ?? 'none'})`,
      };

export function describeEnding(ending: Ending): string {
  switch (ending.kind) {
    case 'logged':
      return '✓ logged'.padEnd(34);
    case 'refused':
      return `✓ refused ${ending.code} ${errorCatalogue[ending.code].name}`.padEnd(34);
    case 'broken':
      return `✗ BROKEN ${ending.why} `;
  }
}
