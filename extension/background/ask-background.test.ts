import { expect, test } from 'vitest';
import type { ToBackground } from '../../shared/contracts/messages.ts';
import { createAsk } from './ask-background.ts';

const write: ToBackground = {
  type: 'crm.call',
  operation: 'completeReminder',
  args: { op_id: '7d3c8f0e-9d5b-4c55-8a06-33ad39b4fc53' },
};

/** A background that answers each question with the next of `replies`; an Error is a worker that died. */
function background(...replies: unknown[]) {
  const asked: ToBackground[] = [];
  const send = async (message: ToBackground): Promise<unknown> => {
    asked.push(message);
    const reply = replies[asked.length - 1];
    if (reply instanceof Error) throw reply;
    return reply;
  };
  return { asked, send };
}

const died = new Error('The message channel closed before a response was received');

test.each([
  ['rejects', died],
  ['gives nothing', undefined],
])(
  'a question whose answer was lost (%s) is sent again with the same op_id',
  async (_how, lost) => {
    const { asked, send } = background(lost, { ok: true, value: 'done' });
    expect(await createAsk({ send, isCutOff: () => false })(write)).toBe('done');
    expect(asked).toEqual([write, write]);
  },
);

test('a background that dies twice is unreachable, and is not asked a third time', async () => {
  const { asked, send } = background(died, died, { ok: true, value: 'too late' });
  const ask = createAsk({ send, isCutOff: () => false });
  await expect(ask(write)).rejects.toMatchObject({ code: 'TC001' });
  expect(asked).toHaveLength(2);
});

test('a page that outlived its extension says so', async () => {
  const { asked, send } = background(died);
  const ask = createAsk({ send, isCutOff: () => true });
  await expect(ask(write)).rejects.toMatchObject({ code: 'TC006' });
  expect(asked).toHaveLength(1);
});

test('an answer that says no is not asked again, and keeps its field and facts', async () => {
  const error = { code: 'TB017', field: 'name', facts: { count: 2 } };
  const { asked, send } = background({ ok: false, error });
  await expect(createAsk({ send, isCutOff: () => false })(write)).rejects.toMatchObject(error);
  expect(asked).toHaveLength(1);
});

test.each([
  [
    'a code that is in no catalogue',
    { ok: false, error: { code: 'XX999', field: null, facts: {} } },
  ],
  ['something that is no answer', { fine: true }],
])('%s is an unexpected answer', async (_what, reply) => {
  const { send } = background(reply);
  const ask = createAsk({ send, isCutOff: () => false });
  await expect(ask(write)).rejects.toMatchObject({ code: 'TC005' });
});
