import { expect, it } from 'vitest';
import { StopInOrder } from './stop-in-order.ts';

it('stops last first, each once, and goes on when one fails', async () => {
  const stopped: string[] = [];
  const started = new StopInOrder();
  started.add(async () => void stopped.push('database'));
  started.add(() => Promise.reject(new Error('stuck')));
  started.add(async () => void stopped.push('browser'));
  await expect(started.stopAll()).rejects.toThrow(AggregateError);
  await started.stopAll();
  expect(stopped).toEqual(['browser', 'database']);
});
