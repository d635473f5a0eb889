// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { cleanUpAfterEach, member, renderFeature } from '../workspace/testing/render-feature.tsx';
import { MenuButton } from './menu-button.tsx';

cleanUpAfterEach();

test('a menu that is pressed before it came takes the focus and opens when it comes, and leads where it says', async () => {
  const onView = vi.fn();
  renderFeature(<MenuButton membership={member} onView={onView} />);
  const early = await screen.findByRole('button', { name: 'Menu' });
  early.focus();
  fireEvent.click(early);
  const item = await screen.findByRole('menuitem', { name: /^Templates/ }, { timeout: 4000 });
  expect(early.isConnected).toBe(false);
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  fireEvent.click(item);
  expect(onView).toHaveBeenCalledWith('templates');
});
