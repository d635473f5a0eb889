/** An answer in the shape of GoTrue's errors; auth-js reads `error_code`. */
export const authError = (status: number, code: string, message: string): Response =>
  Response.json({ code: status, error_code: code, msg: message }, { status });

/** An answer in the shape of PostgREST's errors. */
export const restError = (status: number, code: string, message: string): Response =>
  Response.json({ code, message, details: null, hint: null }, { status });
