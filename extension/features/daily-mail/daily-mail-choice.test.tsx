// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type DailyMailSettings, dailyMailSettings } from '../../../shared/contracts/daily-mail.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { cleanUpAfterEach, renderFeature } from '../workspace/testing/render-feature.tsx';
import { DailyMailChoice } from './daily-mail-choice.tsx';

cleanUpAfterEach();

const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function choice(language: Language = 'en') {
  let kept: DailyMailSettings = { wanted: 'all', time_zone: 'Asia/Shanghai' };
  const asked: object[] = [];
  let isRefused = false;
  const view = renderFeature(<DailyMailChoice />, {
    language,
    crm: {
      dailyMailSettings: async () => kept,
      changeDailyMailSettings: async ({ op_id, ...wanted }) => {
        expect(op_id).toMatch(/^[0-9a-f-]{36}$/);
        if (isRefused) throw new CrmError('TC001');
        asked.push(wanted);
        kept = dailyMailSettings.parse(wanted);
        return kept;
      },
    },
  });
  return { ...view, asked, refuse: () => (isRefused = true) };
}

test('a member chooses to hear only of what is overdue, from now on by the clock of this machine', async () => {
  const { asked } = choice();
  const select = await screen.findByLabelText('Send me');
  expect(select).toHaveProperty('value', 'all');
  await screen.findByText(/by the clock of Asia\/Shanghai/);
  await screen.findByText(`What you choose now goes by the clock of ${here}.`);
  fireEvent.change(select, { target: { value: 'overdue' } });
  await screen.findByText('Saved.');
  expect(asked).toEqual([{ wanted: 'overdue', time_zone: here }]);
  expect(select).toHaveProperty('value', 'overdue');
  expect(screen.queryByText(/What you choose now/)).toBe(null);
});

test('in Chinese, and switched off', async () => {
  const { asked } = choice('zh-CN');
  fireEvent.change(await screen.findByLabelText('发送给我'), { target: { value: 'off' } });
  await screen.findByText('已保存。');
  expect(asked).toEqual([{ wanted: 'off', time_zone: here }]);
});

test('a choice that could not be saved is taken back and said', async () => {
  const { refuse } = choice();
  refuse();
  const select = await screen.findByLabelText('Send me');
  fireEvent.change(select, { target: { value: 'off' } });
  await screen.findByRole('alert');
  await waitFor(() => expect(select).toHaveProperty('value', 'all'));
});
