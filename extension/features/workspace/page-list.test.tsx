// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { cleanUpAfterEach, renderFeature } from './testing/render-feature.tsx';
import { Workspace } from './workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/today';
});

const crm = {
  today: async () => ({ as_of: '2026-11-20T02:00:00Z', overdue: [], today: [], coming: [] }),
};
const names = async () =>
  within(await screen.findByRole('navigation'))
    .getAllByRole('link')
    .map((link) => link.textContent);

test('a rep is shown the pages of the day’s work, an administrator those of the organisation as well', async () => {
  const { unmount } = renderFeature(<Workspace />, { crm });
  const forRep = await names();
  unmount();
  renderFeature(<Workspace />, { crm, membership: { role: 'admin' } });
  const forAdministrator = await names();
  expect(forAdministrator.slice(0, forRep.length)).toEqual(forRep);
  expect(forRep).toContain('Today');
  expect(forRep).not.toContain('Members');
  expect(forAdministrator).toContain('Members');
});

test('the folded list opens by its button, and Esc gives the button its focus back', async () => {
  renderFeature(<Workspace />, { crm });
  const button = await screen.findByRole('button', { name: 'Menu' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  screen.getByRole('link', { name: 'Today' }).focus();
  fireEvent.keyDown(screen.getByRole('link', { name: 'Today' }), { key: 'Escape' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(button);
});

test('a page chosen from the opened list folds it and gets the focus', async () => {
  renderFeature(<Workspace />, { crm, language: 'zh-CN' });
  const button = await screen.findByRole('button', { name: '菜单' });
  fireEvent.click(button);
  fireEvent.click(screen.getByRole('link', { name: '今天' }));
  await waitFor(() => expect(button.getAttribute('aria-expanded')).toBe('false'));
  expect(document.activeElement?.id).toBe('content');
  expect(screen.getByRole('link', { name: '今天' }).getAttribute('aria-current')).toBe('page');
});
