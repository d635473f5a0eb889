// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { ReleaseCustomer } from './release-customer.tsx';

cleanUpAfterEach();
const customer = uuidOf(10);

test('a customer is released with a reason, not by one click, and Escape takes it back', async () => {
  const released: OperationArgs<'releaseCustomer'>[] = [];
  renderFeature(<ReleaseCustomer customerId={customer} />, {
    crm: {
      releaseCustomer: async (args) => {
        released.push(args);
        return { customer_id: args.customer_id };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Release to the pool' }));
  const reason = screen.getByLabelText(/^Reason/);
  expect(screen.getByRole('button', { name: 'Release to the pool' })).toHaveProperty(
    'disabled',
    true,
  );
  fireEvent.keyDown(reason, { key: 'Escape' });
  fireEvent.click(screen.getByRole('button', { name: 'Release to the pool' }));
  fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: ' No need this year ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Release to the pool' }));
  await waitFor(() =>
    expect(released).toMatchObject([{ customer_id: customer, reason: 'No need this year' }]),
  );
});

test('a refusal is told and the reason stays typed', async () => {
  renderFeature(<ReleaseCustomer customerId={customer} />, {
    crm: { releaseCustomer: () => Promise.reject(new CrmError('TB002', 'customer_id')) },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Release to the pool' }));
  fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: 'Moved away' } });
  fireEvent.click(screen.getByRole('button', { name: 'Release to the pool' }));
  await screen.findByText(/TB002/);
  expect(screen.getByDisplayValue('Moved away')).toBeTruthy();
});
