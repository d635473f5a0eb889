// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { type Ports, PortsProvider } from '../../ports.ts';
import { useReadMessages } from './use-read-messages.ts';

const snapshotOf = (html: string) =>
  ({
    surface: 'gmail',
    pageLanguage: 'en',
    thread: null,
    messages: [{ id: 'm1', from: null, to: [], cc: [], dateRaw: null, html }],
  }) as unknown as InboxSnapshot;

const ports = { clock: { now: () => new Date('2026-11-03T02:12:00Z') } } as unknown as Ports;
const wrapper = ({ children }: { children: ReactNode }) => (
  <PortsProvider value={ports}>{children}</PortsProvider>
);

const history = `<blockquote type="cite">${'<p>older words</p>'.repeat(30_000)}</blockquote>`;

test('a short mail is there at once', () => {
  const { result } = renderHook(() => useReadMessages(snapshot), { wrapper });
  expect(result.current?.[0]?.text).toBe('Fine.');
});

test('a long one is read in slices, while the panel is told to wait', async () => {
  const { result } = renderHook(() => useReadMessages(longSnapshot), { wrapper });
  expect(result.current).toBeNull();
  await waitFor(() => expect(result.current?.[0]?.text).toBe('Fine.'), { timeout: 10_000 });
});

const snapshot = snapshotOf('<p>Fine.</p>');
const longSnapshot = snapshotOf(`<p>Fine.</p>${history}`);
