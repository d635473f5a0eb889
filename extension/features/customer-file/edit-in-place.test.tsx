// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { useCustomerFile } from '../customer-card/use-customer-file.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { CustomerField } from './customer-field.tsx';
import { moreFields } from './edited-fields.ts';

cleanUpAfterEach();

const id = uuidOf(10);
const file: CustomerFile = {
  ...{ customer_id: id, version: 4, code: 'CUS20260105001', name: 'Acme', short_name: null },
  ...{ industry_code: 'C', customer_type: 'direct', region_code: 'CN', source_channel: null },
  ...{ address: null, registered_address: null, founded_on: null, first_contact_on: null },
  ...{ past_cooperation: null, key_needs: null, need_priority: null, remark: 'Pays late' },
  ...{
    headcount: null,
    annual_revenue_minor: null,
    revenue_currency: null,
    tier: null,
    status: 'intent',
    approval: 'approved',
    verified_at: null,
  },
  ...{
    masked: false,
    leaves_at: null,
    tags: [],
    collaborators: [],
    contacts: [],
    opportunities: [],
  },
  ...{ contracts: [], status_history: [] },
};

const card: CustomerCard = {
  ...{ customer_id: id, code: file.code, name: 'Acme', short_name: null, status: 'intent' },
  ...{ tier: null, industry_code: 'C', customer_type: 'direct', region_code: 'CN' },
  ...{ source_channel: null, domains: [], to_verify: [], owner: null, relation: 'mine' },
  ...{ can_log: true, created_at: '2026-01-05T02:00:00Z', last_follow_up_at: null },
  ...{ next_reminder: null, contacts: [], timeline: [] },
};

type Edit = OperationArgs<'updateCustomer'>;

/** A database of one customer: versions are held as the real one holds them. */
function oneCustomer(refusals: (CrmError | null)[] = []) {
  let standing = file;
  const asked: Edit[] = [];
  return {
    asked,
    read: () => standing,
    writeElsewhere(changes: Partial<CustomerFile>) {
      standing = { ...standing, ...changes, version: standing.version + 1 };
    },
    crm: {
      customerFile: async () => standing,
      customerCard: async () => card,
      async updateCustomer(edit: Edit) {
        asked.push(edit);
        const refusal = refusals.shift();
        if (refusal) throw refusal;
        if (edit.version !== standing.version) {
          throw new CrmError('TB040', 'version', { by: 'Chen Yu', version: standing.version });
        }
        const { remark = standing.remark } = edit.changes;
        standing = { ...standing, remark, version: standing.version + 1 };
        return { customer_id: id, version: standing.version };
      },
    },
  };
}

function Remark({ editable = true }: { editable?: boolean }) {
  const read = useCustomerFile(id);
  if (read.data === undefined) return null;
  return (
    <dl>
      <CustomerField
        {...{ file: read.data, editable, field: 'remark', label: 'Remark' }}
        kind={moreFields.remark}
      />
    </dl>
  );
}

async function typeRemark(text: string) {
  fireEvent.click(await screen.findByRole('button', { name: /^Edit Remark/ }));
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: text } });
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a field that is changed in place', () => {
  test('is sent with the version it was read at, and shows what was saved', async () => {
    const database = oneCustomer();
    const { announced } = renderFeature(<Remark />, { crm: database.crm });
    await typeRemark('Pays on time');
    press('Save');
    await screen.findByText('Pays on time');
    expect(database.asked).toMatchObject([{ version: 4, changes: { remark: 'Pays on time' } }]);
    expect(announced).toContain('customer');
  });

  test('sends the same operation again when the answer was lost', async () => {
    const database = oneCustomer([new CrmError('TC001')]);
    renderFeature(<Remark />, { crm: database.crm });
    await typeRemark('Pays on time');
    press('Save');
    await screen.findByRole('alert');
    press('Try again');
    await waitFor(() => expect(database.read().remark).toBe('Pays on time'));
    const [first, second] = database.asked;
    expect(second).toEqual(first);
  });

  test('asks when a colleague wrote another text, and saves nothing before the choice', async () => {
    const database = oneCustomer();
    renderFeature(<Remark />, { crm: database.crm });
    await typeRemark('Pays on time');
    database.writeElsewhere({ remark: 'Pays in advance' });
    press('Save');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Chen Yu');
    expect(alert.textContent).toContain('Pays in advance');
    expect(alert.textContent).toContain('Pays on time');
    expect(database.read().remark).toBe('Pays in advance');
    press('Save mine');
    await waitFor(() => expect(database.read().remark).toBe('Pays on time'));
  });

  test('is saved without a question when a colleague changed something else', async () => {
    const database = oneCustomer();
    renderFeature(<Remark />, { crm: database.crm });
    await typeRemark('Pays on time');
    database.writeElsewhere({ headcount: 40 });
    press('Save');
    await waitFor(() =>
      expect(database.read()).toMatchObject({ remark: 'Pays on time', headcount: 40 }),
    );
  });

  test('brings back what was typed before the tab was closed', async () => {
    const drafts = new Map<string, string>();
    const first = renderFeature(<Remark />, { crm: oneCustomer().crm, drafts });
    await typeRemark('Half a sen');
    first.unmount();
    renderFeature(<Remark />, { crm: oneCustomer().crm, drafts });
    fireEvent.click(await screen.findByRole('button', { name: /^Edit Remark/ }));
    expect(await screen.findByDisplayValue('Half a sen')).toBeDefined();
  });

  test('is plain text for those who may not change it', async () => {
    renderFeature(<Remark editable={false} />, { crm: oneCustomer().crm });
    expect(await screen.findByText('Pays late')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
