/**
 * Sends what comes while a call is under way together with the next one: fifty messages at the same moment are two calls. Each
 * caller gets the answer of the call that took its items, or its error.
 * @param most items of a call; whoever brings more goes alone
 */
export function sendTogether<Item, Answer>(
  send: (items: readonly Item[]) => Promise<Answer>,
  most: number,
): (items: readonly Item[]) => Promise<Answer> {
  let isUnderWay = false;
  let waiting: { items: Item[]; answer: PromiseWithResolvers<Answer> }[] = [];

  async function run(): Promise<void> {
    isUnderWay = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        next.answer.resolve(await send(next.items));
      } catch (error) {
        next.answer.reject(error);
      }
    }
    isUnderWay = false;
  }

  return (items) => {
    const last = waiting.at(-1);
    if (last !== undefined && last.items.length + items.length <= most) {
      last.items.push(...items);
      return last.answer.promise;
    }
    const answer = Promise.withResolvers<Answer>();
    waiting = [...waiting, { items: [...items], answer }];
    if (!isUnderWay) void run();
    return answer.promise;
  };
}
