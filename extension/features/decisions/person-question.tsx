import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { FindCustomer } from '../find-customer/find-customer.tsx';
import { readDigester } from '../people/read-digester.ts';
import classes from './decisions.module.css';
import { changedByDecision, useRememberMatch } from './remember-match.ts';
import { decisionStrings } from './strings.ts';
import type { UndecidedPerson } from './use-to-decide.ts';

interface PersonQuestionProps {
  readonly person: UndecidedPerson;
  readonly membership: Membership;
}

/** Whose customer is this? The candidates of now, any other customer, or none. */
export function PersonQuestion({ person, membership }: PersonQuestionProps) {
  const t = useStrings(decisionStrings);
  const { crm, navigation } = usePorts();
  const candidates = useCandidates(person.address, membership);
  const remember = useRememberMatch();
  const settle = useOperation(
    (args: { person_id: string; decided: boolean }, op_id) => crm.settlePerson({ ...args, op_id }),
    changedByDecision,
  );
  const [finding, setFinding] = useState(false);
  const name = person.name ?? person.address;
  const busy = remember.isPending || settle.isPending;
  const off = () => settle.mutate({ person_id: person.person_id, decided: true });
  const belongs = (customerId: string) =>
    remember.mutate({ address: person.address, customerId }, { onSuccess: off });
  const { url } = person;
  return (
    <section className={classes.question} aria-label={t('whose', { name })}>
      <h2 className={classes.title}>{t('whose', { name })}</h2>
      <p className={classes.dim}>
        {person.address}
        {person.subject !== null && ` · ${t('mail_about', { subject: person.subject })}`}
      </p>
      <div className={classes.choices}>
        {candidates.data?.map(({ id, name: customer }) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() => belongs(id)}
          >
            {customer}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={finding}
          disabled={busy}
          onClick={() => setFinding(!finding)}
        >
          {t('other')}
        </Button>
        <Button size="compact-sm" variant="subtle" disabled={busy} onClick={off}>
          {t('nobody')}
        </Button>
        {url !== null && (
          <Button size="compact-sm" variant="subtle" onClick={() => navigation.openMail(url)}>
            {t('open_mail')}
          </Button>
        )}
      </div>
      {finding && <FindCustomer onChoose={belongs} autoFocus />}
      {remember.isError && <ErrorNote error={remember.error} />}
      {settle.isError && <ErrorNote error={settle.error} onRetry={off} />}
    </section>
  );
}

/** Customers that the reader may see and the person may belong to; asked by digest, like every match. */
function useCandidates(address: string, membership: Membership) {
  const { crm } = usePorts();
  const client = useQueryClient();
  return useQuery({
    queryKey: ['match', membership.org_id, 'address', address],
    queryFn: async () => {
      const digester = await readDigester(client, crm);
      const forms = await digester.address(address);
      if (forms === null) return [];
      const { people } = await crm.matchPeople({
        key_version: digester.version,
        people: [
          { ref: 'a', ...forms, domains: await digester.domains(address, membership.own_domains) },
        ],
        thread: null,
        mail_keys: [],
        customer_id: null,
      });
      const found = new Map<string, string>();
      for (const { customer_id, customer_name } of people[0]?.candidates ?? []) {
        if (customer_id !== null && customer_name !== null) found.set(customer_id, customer_name);
      }
      return [...found].map(([id, name]) => ({ id, name }));
    },
  });
}
