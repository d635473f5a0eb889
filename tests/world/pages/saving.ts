import type { Locator } from 'playwright';

/** After a form was sent: whether it went away, as a form does that was saved. False when it tells an error. */
export async function wentAway(form: Locator): Promise<boolean> {
  const gone = form.waitFor({ state: 'detached' }).then(() => true);
  const told = form
    .getByText(/\bT[BC]\d{3}\b/)
    .or(form.locator('[aria-invalid=true]'))
    .first()
    .waitFor()
    .then(() => false);
  // Whichever does not come true ends with an error that is no news.
  for (const waiting of [gone, told]) waiting.catch(() => undefined);
  return Promise.race([gone, told]);
}

/** The code that a form shows beside an error; null when it shows none. */
export async function codeIn(form: Locator): Promise<string | null> {
  return /\bT[BC]\d{3}\b/.exec(await form.innerText())?.[0] ?? null;
}
