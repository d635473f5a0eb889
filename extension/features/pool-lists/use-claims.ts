import { useRef, useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import { changedByOwner } from '../pool/changed-by-owner.ts';

export interface Claimed {
  readonly customer_id: string;
  readonly name: string;
}

/** What came of one claim. `untried`: a cap was reached by one before it. */
export type ClaimOutcome = Claimed &
  (
    | { readonly came: 'owner' | 'collaborator' | 'untried' }
    | { readonly came: 'refused'; readonly error: unknown }
  );

/** Beyond these no other claim of the same member succeeds either. */
const endsAll = new Set(['TB061', 'TB062', 'TB002', 'TC003']);

/** Claims one after the other: caps hold for each, and who was quicker is told of each. */
export function useClaims() {
  const { crm } = usePorts();
  const announce = useAnnounce();
  const [outcomes, setOutcomes] = useState<readonly ClaimOutcome[]>([]);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  // An answer that was lost is asked for again under its own id: nobody claims twice.
  const opIds = useRef(new Map<string, string>());

  async function claimOne(customer: Claimed): Promise<ClaimOutcome> {
    const { customer_id } = customer;
    const op_id = opIds.current.get(customer_id) ?? crypto.randomUUID();
    opIds.current.set(customer_id, op_id);
    try {
      const { as } = await crm.claimCustomer({ op_id, customer_id });
      opIds.current.delete(customer_id);
      return { ...customer, came: as };
    } catch (error) {
      if (!mayHaveArrived(error)) opIds.current.delete(customer_id);
      return { ...customer, came: 'refused', error };
    }
  }

  async function claim(customers: readonly Claimed[]): Promise<void> {
    setPending(new Set(customers.map(({ customer_id }) => customer_id)));
    const came: ClaimOutcome[] = [];
    let isOver = false;
    for (const customer of customers) {
      const outcome: ClaimOutcome = isOver
        ? { ...customer, came: 'untried' }
        : await claimOne(customer);
      came.push(outcome);
      setOutcomes([...came]);
      if (outcome.came === 'refused' && isEnd(outcome.error)) isOver = true;
    }
    await announce(...changedByOwner);
    setPending(new Set());
  }
  return { claim, outcomes, pending, dismiss: () => setOutcomes([]) };
}

const isEnd = (error: unknown): boolean => error instanceof CrmError && endsAll.has(error.code);
