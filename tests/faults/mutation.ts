/** A guard of the database and the SQL that takes it away; the named test must then be red. */
export interface Mutation {
  /** What no longer holds. */
  readonly name: string;
  readonly sql: string;
  /** Test file and full name, or the beginning of it. */
  readonly file: string;
  readonly test: string;
}

/** Rewrites a function; the database refuses the mutation where `guard` is no longer written in it. */
export function inFunction(signature: string, guard: string, instead: string): string {
  return `do $mutation$
    declare
      source text := pg_get_functiondef('${signature}'::regprocedure);
    begin
      if position($guard$${guard}$guard$ in source) = 0 then
        raise exception 'the guard is not in ${signature} any more: rewrite the mutation';
      end if;
      execute replace(source, $guard$${guard}$guard$, $guard$${instead}$guard$);
    end
  $mutation$;`;
}
