// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { type MemberSettings, memberSettings } from '../../../shared/contracts/member-settings.ts';
import { emptyOutbox, type OutboxState } from '../../../shared/contracts/outbox.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { cleanUpAfterEach, member, renderFeature } from '../workspace/testing/render-feature.tsx';
import { WorkspaceHeader } from '../workspace/workspace-header.tsx';
import { SettingsPage } from './settings-page.tsx';

cleanUpAfterEach();

const usual: MemberSettings = {
  ...{ notify: true, muted_kinds: [], quiet: null, default_visibility: 'full' },
};
const waitingTwo: OutboxState = { ...emptyOutbox, waiting: 2 };

/** The page over a database that keeps what it is told. */
function settingsPage(given: { language?: Language; denied?: boolean; outbox?: OutboxState } = {}) {
  let kept = usual;
  const asked: object[] = [];
  let refusal: CrmError | null = null;
  const view = renderFeature(<SettingsPage />, {
    language: given.language ?? 'en',
    notificationsDenied: given.denied === true,
    outbox: given.outbox ?? emptyOutbox,
    crm: {
      exclusions: async () => [],
      memberSettings: async () => kept,
      dailyMailSettings: async () => ({ wanted: 'all', time_zone: 'Asia/Shanghai' }),
      myConnections: async () => ({ connections: [] }),
      changeMemberSettings: async ({ op_id, ...change }) => {
        if (refusal !== null) throw refusal;
        expect(op_id).toMatch(/^[0-9a-f-]{36}$/);
        asked.push(change);
        kept = memberSettings.parse({ ...kept, ...change });
        return kept;
      },
    },
  });
  return { ...view, asked, refuse: (code: CrmError | null) => (refusal = code) };
}

test('notifications are switched off by one click, and kinds one by one', async () => {
  const { asked } = settingsPage();
  fireEvent.click(await screen.findByLabelText('Customers that go back to the pool'));
  await waitFor(() => expect(asked).toEqual([{ muted_kinds: ['recycling'] }]));
  await screen.findByText('Saved.');
  fireEvent.click(screen.getByLabelText('Tell me in the browser when something is due'));
  await waitFor(() => expect(asked[1]).toEqual({ notify: false }));
  await waitFor(() =>
    expect(screen.getByLabelText('Follow-ups').closest('fieldset')).toHaveProperty(
      'disabled',
      true,
    ),
  );
});

test('quiet hours are saved with their days in the zone of this machine, and switched off', async () => {
  const { asked } = settingsPage();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  fireEvent.change(await screen.findByLabelText('From'), { target: { value: '20:30' } });
  fireEvent.click(screen.getByLabelText('Sun'));
  fireEvent.click(screen.getByRole('button', { name: 'Switch quiet hours on' }));
  await waitFor(() =>
    expect(asked).toEqual([
      { quiet: { from: '20:30', until: '07:00', days: [1, 2, 3, 4, 5, 6], time_zone: zone } },
    ]),
  );
  await screen.findByText(/On, from 20:30 until 07:00/);
  fireEvent.click(screen.getByRole('button', { name: 'Switch off' }));
  await waitFor(() => expect(asked[1]).toEqual({ quiet: null }));
});

test('hours that end when they begin, or begin on no day, cannot be saved and say why', async () => {
  const { asked } = settingsPage();
  fireEvent.change(await screen.findByLabelText('Until'), { target: { value: '22:00' } });
  await screen.findByText('Choose another time than the beginning.');
  const save = screen.getByRole('button', { name: 'Switch quiet hours on' });
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: '06:00' } });
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']) {
    fireEvent.click(screen.getByLabelText(day));
  }
  expect(screen.getByRole('alert').textContent).toBe('Choose at least one day.');
  expect(save).toHaveProperty('disabled', true);
  expect(asked).toEqual([]);
});

test('the usual level of a log is saved when it is chosen; what is refused is told with its code', async () => {
  const { asked, refuse, announced } = settingsPage();
  const level = await screen.findByLabelText('At first');
  refuse(new CrmError('TC001'));
  fireEvent.change(level, { target: { value: 'private' } });
  expect((await screen.findByRole('alert')).textContent).toContain('TC001');
  expect(level).toHaveProperty('value', 'full');
  refuse(null);
  fireEvent.change(level, { target: { value: 'private' } });
  await waitFor(() => expect(asked).toEqual([{ default_visibility: 'private' }]));
  // Log forms ask the membership for it.
  await waitFor(() => expect(announced).toContain('membership'));
});

test('in Chinese the page is complete, and the privacy text is read on it', async () => {
  settingsPage({ language: 'zh-CN' });
  await screen.findByRole('heading', { name: '免打扰时段' });
  fireEvent.click(screen.getByRole('button', { name: 'Threadbook 如何处理你的邮件' }));
  await screen.findByText(/不使用推送服务/);
  expect(document.body.textContent).not.toContain('**');
});

test('where the browser shows no notifications, the page says what to do', async () => {
  settingsPage({ denied: true });
  await screen.findByText('This browser shows no notifications of Threadbook.');
});

test('signing out in the workspace asks what becomes of what waits', async () => {
  renderFeature(<WorkspaceHeader membership={member} page="today" />, { outbox: waitingTwo });
  await waitFor(() => {
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(screen.queryByText('2 items have not arrived yet.')).not.toBeNull();
  });
  screen.getByRole('button', { name: 'Keep and sign out' });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByText('2 items have not arrived yet.')).toBeNull();
});
