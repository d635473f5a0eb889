import { useRef, useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { isKept } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import {
  checkContact,
  checkCustomer,
  contactOf,
  customerOf,
  type FieldErrors,
} from './check-customer.ts';
import { type CustomerDraft, type CustomerField, isCustomerField } from './customer-draft.ts';

export interface CreateProblems {
  readonly fields: FieldErrors;
  /** TB017: somebody has to say that it is really another one. */
  readonly asksDuplicates: boolean;
  /** What concerns no single field. */
  readonly form: unknown;
}

const none: CreateProblems = { fields: {}, asksDuplicates: false, form: null };

/** Checks, keeps, sends; answers are placed at the field that they concern. */
export function useCreateCustomer(
  kept: KeptDraft<CustomerDraft>,
  onDone: (customerId: string) => void,
  /** It waits on this machine, and is made when the backend answers. */
  onKept: () => void = () => undefined,
) {
  const { crm, outbox } = usePorts();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<CreateProblems>(none);
  // Adding to another customer is another operation; the same one again is the same.
  const joins = useRef(new Map<string, string>());

  /** `existing`: the customer that is there already, whatever becomes of the write. */
  async function run(
    fields: FieldErrors,
    send: () => Promise<{ customer_id: string }>,
    existing: string | null,
  ) {
    if (busy) return;
    if (Object.keys(fields).length > 0) {
      setProblems({ ...none, fields });
      return;
    }
    setBusy(true);
    setProblems(none);
    try {
      // Kept before it is sent: a tab that closes meanwhile sends the same operation when it comes back.
      await kept.keep(kept.draft);
      const { customer_id } = await send();
      await kept.forget();
      void announce('match', 'customer', 'customers', 'find-customer', 'duplicates', 'summary');
      onDone(customer_id);
    } catch (error) {
      if (outbox !== null && isKept(error)) {
        // The outbox has it from here on; a customer that is still to be made is shown from there.
        await kept.forget();
        if (existing === null) onKept();
        else onDone(existing);
        return;
      }
      setProblems(placeError(error));
      if (error instanceof CrmError && error.code === 'TB005') {
        kept.change({ op_id: crypto.randomUUID() });
      }
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    problems,
    create: (acceptDuplicates: boolean) =>
      run(
        checkCustomer(kept.draft),
        () => crm.createCustomer(customerOf(kept.draft, acceptDuplicates)),
        null,
      ),
    addTo(customerId: string) {
      const payload = contactOf(kept.draft);
      const act = `${customerId}/${JSON.stringify(payload)}`;
      const opId = joins.current.get(act) ?? crypto.randomUUID();
      joins.current.set(act, opId);
      return run(
        checkContact(kept.draft),
        () => crm.addContact({ op_id: opId, customer_id: customerId, contact: payload }),
        customerId,
      );
    },
  };
}

function placeError(error: unknown): CreateProblems {
  if (!(error instanceof CrmError)) return { ...none, form: error };
  if (error.code === 'TB017' && error.field !== 'contact.addresses') {
    return { ...none, asksDuplicates: true };
  }
  const field = fieldOf(error);
  if (field === null) return { ...none, form: error };
  return { ...none, fields: { [field]: error.code } };
}

const fieldsOfCodes: Readonly<Partial<Record<string, CustomerField>>> = {
  TB013: 'contact.addresses',
  TB014: 'contact.phones',
  TB015: 'domains',
  TB016: 'domains',
};

function fieldOf({ field, code }: CrmError): CustomerField | null {
  return field !== null && isCustomerField(field) ? field : (fieldsOfCodes[code] ?? null);
}
