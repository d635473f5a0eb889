// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { MatchCandidate, MatchPeopleArgs } from '../../../shared/contracts/customers.ts';
import type { Person, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import { page, person } from '../people/testing/thread.ts';
import { candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const acme = customer(10, 'Acme Packaging Co.', { last_follow_up_at: '2026-11-08T06:30:00Z' });
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const tom = person('tom@atlas.example', 'Tom Becker');
const maria = person('maria@aurora.example', 'Maria Rossi');
const chen = person('chen.yu@harbour-tools.example', 'Chen Yu');

const mailTo = (to: Person[], cc: Person[] = []): SnapshotCompose => ({
  ...{ key: 'c1', kind: 'new', placement: 'window', draftId: null, threadId: null },
  ...{ localThreadId: null, to, cc, bcc: [], subject: 'Quote' },
});

/** Beside a list, while this mail is written; `answers`: per person that is asked about. */
function writing(compose: SnapshotCompose, answers: MatchCandidate[][], excluded: number[] = []) {
  const asked: MatchPeopleArgs[] = [];
  renderSidebar({
    snapshot: { ...page, composes: [compose] },
    crm: {
      matchPeople: async (args) => {
        asked.push(args);
        return {
          people: args.people.map(({ ref }, index) => ({
            ...{ ref, candidates: answers[index] ?? [], excluded: excluded.includes(index) },
          })),
          ...{ card: null, logged: [], follows: null },
        };
      },
      customerCard: async () => acme,
      customerTimeline: async () => [],
    },
  });
  return { asked };
}

const lines = async () =>
  within(await screen.findByRole('region', { name: 'Recipients from outside' })).findAllByRole(
    'listitem',
  );

test('each recipient of a mail that is written has a line: whose customer, its status, the last contact', async () => {
  const colleagues = candidateOf(acme, {
    ...{ relation: 'colleague', customer_id: null, customer_name: null, owner_name: 'Liu Yang' },
  });
  const { asked } = writing(mailTo([wang, tom], [maria, chen]), [
    [candidateOf(acme)],
    [colleagues],
    [],
  ]);
  await screen.findByText('12 days ago');
  expect((await lines()).map(({ textContent }) => textContent)).toEqual([
    'Wang FangAcme Packaging Co.Intent12 days ago',
    'Tom BeckerBelongs to Liu Yang.',
    'Maria RossiNot in Threadbook',
  ]);
  // Nobody's address is asked about in clear, and the mail's own words are not asked about at all.
  const sent = JSON.stringify(asked).toLowerCase();
  for (const clear of ['wang', 'acme', 'atlas', 'aurora', 'quote', zhaoMin.email])
    expect(sent).not.toContain(clear);
});

test('a line opens the card of its customer', async () => {
  writing(mailTo([wang]), [[candidateOf(acme)]]);
  fireEvent.click(await screen.findByRole('button', { name: /^Wang Fang ?Acme Packaging Co\./ }));
  expect(await screen.findByRole('region', { name: 'Acme Packaging Co.' })).toBeTruthy();
});

test('of a crowd the first four are shown; whom the reader never logs is named as that', async () => {
  const crowd = Array.from({ length: 500 }, (_, n) => person(`p${n}@crowd.example`, `P ${n}`));
  const { asked } = writing(mailTo(crowd), [], [0]);
  await screen.findByText('Never logged');
  expect(await lines()).toHaveLength(4);
  fireEvent.click(screen.getByRole('button', { name: '46 more' }));
  expect(await lines()).toHaveLength(50);
  expect(asked).toHaveLength(1);
});

test('a mail to nobody yet, or to colleagues alone, has no lines', async () => {
  writing(mailTo([], [chen]), []);
  await screen.findByText('A mail is being written');
  expect(screen.queryByRole('region', { name: 'Recipients from outside' })).toBeNull();
});
