// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ports } from '../ports.ts';
import { AppFrame } from './app-frame.tsx';
import { SeenButton } from './seen-button.tsx';

/** What the browser finds, as a test says it. */
let look: (isVisible: boolean) => void = () => undefined;

beforeEach(() => {
  class Entry {
    get isVisible() {
      return false;
    }
  }
  class Observer {
    constructor(tell: (entries: unknown[]) => void) {
      look = (isVisible) => act(() => tell([{ isVisible }]));
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserverEntry', Entry);
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('parent', {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  cleanup();
});

function button() {
  const pressed = vi.fn();
  const opened = vi.fn();
  const ports = {
    crm: {},
    session: { current: async () => null },
    preferences: { language: async () => 'en' },
    changes: { subscribe: () => undefined },
    navigation: { openWorkspace: opened },
  } as unknown as Ports;
  render(
    <AppFrame ports={ports}>
      <SeenButton onClick={pressed}>Claim</SeenButton>
    </AppFrame>,
  );
  return { pressed, opened };
}
const press = async () => fireEvent.click(await screen.findByRole('button', { name: 'Claim' }));

test('M09 while the page hides or covers it, a press does nothing and says why, with a way out', async () => {
  const { pressed, opened } = button();
  await screen.findByRole('button', { name: 'Claim' });
  look(false);
  await press();
  expect((await screen.findByRole('alert')).textContent).toMatch(/nothing was done/);
  expect(pressed).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Open Threadbook in a tab' }));
  expect(opened).toHaveBeenCalledWith('today');
});

test('M09 shown in the moment of the press is not seen; after a quarter of a second it is', async () => {
  const { pressed } = button();
  await screen.findByRole('button', { name: 'Claim' });
  look(false);
  look(true);
  await press();
  expect(pressed).not.toHaveBeenCalled();
  await new Promise((resolve) => setTimeout(resolve, 260));
  await press();
  expect(pressed).toHaveBeenCalledOnce();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a press before the first look counts when it turns out to be seen', async () => {
  const { pressed } = button();
  await press();
  expect(pressed).not.toHaveBeenCalled();
  look(true);
  await waitFor(() => expect(pressed).toHaveBeenCalledOnce());
});

test('on a page of our own nobody else can cover it: it is pressed at once', async () => {
  vi.stubGlobal('parent', window);
  const { pressed } = button();
  await press();
  expect(pressed).toHaveBeenCalledOnce();
});
