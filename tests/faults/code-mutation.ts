/** A guard in TypeScript: where it stands, as written, and what is left when somebody removes it. */
export interface CodeMutation {
  readonly name: string;
  readonly path: string;
  readonly guard: string;
  readonly instead: string;
  /** Test file and full name, or the beginning of it. */
  readonly file: string;
  readonly test: string;
}
