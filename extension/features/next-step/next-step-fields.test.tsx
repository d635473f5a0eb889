// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { renderFeature } from '../workspace/testing/render-feature.tsx';
import { emptyNextStep, type NextStepDraft } from './next-step-draft.ts';
import { NextStepFields } from './next-step-fields.tsx';
import { useWorkCalendar } from './use-work-calendar.ts';

afterEach(cleanup);

interface Given {
  readonly now?: string;
  readonly timeZone?: string;
  readonly draft?: Partial<NextStepDraft>;
}

/** The fields with a state of their own; `kept` is what would be saved. */
async function show(given: Given = {}, language: Language = 'en') {
  const kept: { draft: NextStepDraft } = { draft: { ...emptyNextStep, ...given.draft } };
  function Fields() {
    const [draft, setDraft] = useState(kept.draft);
    const calendar = useWorkCalendar({ workdays: [1, 2, 3, 4, 5], holiday_calendar: 'cn' });
    kept.draft = draft;
    return (
      <NextStepFields
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        now={new Date(given.now ?? '2026-11-20T02:00:00Z')}
        timeZone={given.timeZone ?? 'Asia/Shanghai'}
        calendar={calendar}
        problem={null}
      />
    );
  }
  renderFeature(<Fields />, { language });
  await screen.findAllByRole('radio');
  return kept;
}

const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const press = (key: string) => fireEvent.keyDown(field(), { key });
const field = () => screen.getByRole<HTMLInputElement>('combobox');
const offered = () => within(screen.getByRole('listbox')).getAllByRole('option');

describe('a time in words', () => {
  test('is taken as it is typed and shown in full, in the organisation’s zone', async () => {
    const kept = await show({ draft: { choice: 'pick' } });
    type('monday 3 pm');
    expect(kept.draft.picked).toBe('2026-11-23T15:00');
    expect(screen.getByRole('status').textContent).toBe('Mon, 23 Nov 2026, 15:00');
  });

  test('is understood in both languages, whichever the screen speaks', async () => {
    const kept = await show({ draft: { choice: 'pick' } }, 'zh-CN');
    type('下周一上午9点');
    expect(kept.draft.picked).toBe('2026-11-23T09:00');
    expect(screen.getByRole('status').textContent).toBe('2026年11月23日周一 09:00');
    type('in 3 working days');
    expect(kept.draft.picked).toBe('2026-11-25T09:00');
  });

  test('is completed from what is begun: arrows choose, Enter takes, and Enter saves nothing meanwhile', async () => {
    const kept = await show({ draft: { choice: 'pick' } });
    type('5');
    expect(kept.draft.picked).toBe('');
    expect(offered().map((option) => option.firstChild?.textContent)).toEqual([
      'in 5 working days',
      'in 5 hours',
      'in 5 days',
      'in 5 weeks',
      'in 5 months',
    ]);
    press('ArrowDown');
    press('ArrowUp');
    expect(field().getAttribute('aria-activedescendant')).toBe(offered()[0]?.id);
    expect(fireEvent.keyDown(field(), { key: 'Enter' })).toBe(false);
    expect(field().value).toBe('in 5 working days');
    expect(kept.draft.picked).toBe('2026-11-27T09:00');
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });

  test('on a day off says so, and offers the next working day', async () => {
    const kept = await show({ draft: { choice: 'pick' } });
    type('tomorrow 9:00');
    expect(screen.getByRole('status').textContent).toContain('not a working day');
    const [, monday] = offered();
    if (monday === undefined) throw new Error('nothing else is offered');
    fireEvent.click(monday);
    expect(kept.draft.picked).toBe('2026-11-23T09:00');
    expect(screen.getByRole('status').textContent).toBe('Mon, 23 Nov 2026, 09:00');
  });

  test('that is none takes back what was meant before', async () => {
    const kept = await show({ draft: { choice: 'pick' } });
    type('monday');
    type('mondays perhaps');
    expect(kept.draft.picked).toBe('');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  test('closes its list with Esc and leaves the form open', async () => {
    await show({ draft: { choice: 'pick' } });
    type('tomorrow');
    expect(press('Escape')).toBe(false);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    expect(press('Escape')).toBe(true);
  });
});

test('Z01: half past two in the gap of spring is half past three, and shown so', async () => {
  await show({
    ...{ now: '2026-03-27T10:00:00Z', timeZone: 'Europe/Berlin' },
    draft: { choice: 'pick', picked: '2026-03-29T02:30' },
  });
  expect(screen.getByRole('status').textContent).toContain('Sun, 29 Mar 2026, 03:30');
});

test('on a Friday the next working day stands where tomorrow is off, and what was chosen stays in sight', async () => {
  await show({ draft: { choice: 'tomorrow_9', at: '2026-11-21T01:00:00.000Z' } });
  expect(screen.getByRole('radio', { name: 'Next working day 9:00' })).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Tomorrow 9:00' }).checked).toBe(true);
  expect(screen.getByText('Sat, 21 Nov 2026, 09:00')).toBeTruthy();
});
