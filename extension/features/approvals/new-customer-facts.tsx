import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { useCodeNames } from '../customer-list/use-code-names.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './approvals.module.css';
import { approvalStrings } from './strings.ts';

interface NewCustomerFactsProps {
  readonly customerId: string;
  readonly name: string;
}

/** What would be there that is not there now, and which customers it may be once more. */
export function NewCustomerFacts({ customerId, name }: NewCustomerFactsProps) {
  const t = useStrings(approvalStrings);
  const language = useLanguage();
  const names = useCodeNames();
  const { crm } = usePorts();
  const file = useQuery({
    queryKey: ['customer', customerId, 'file'],
    queryFn: () => crm.customerFile({ customer_id: customerId }),
  });
  const similar = useQuery({
    queryKey: ['duplicates', name],
    queryFn: () => crm.findDuplicates({ name, addresses: [], domains: [], phones: [] }),
  });
  if (file.isPending || similar.isPending) return <Placeholder width="60%" />;
  if (file.isError) return <ErrorNote error={file.error} onRetry={() => void file.refetch()} />;
  if (similar.isError)
    return <ErrorNote error={similar.error} onRetry={() => void similar.refetch()} />;
  const { data } = file;
  const facts = [
    [t('industry'), names('industry', data.industry_code)],
    [t('type'), names('customer_type', data.customer_type)],
    [t('region'), names('region', data.region_code)],
    [
      t('source'),
      data.source_channel === null ? null : names('source_channel', data.source_channel),
    ],
    [t('address'), data.address],
    [t('needs'), data.key_needs],
    [
      t('contacts'),
      data.contacts.length === 0
        ? null
        : listOf(
            data.contacts.map((one) => one.name),
            language,
          ),
    ],
  ] as const;
  const others = similar.data.filter(({ customer_id }) => customer_id !== customerId);
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
      <p className={classes.name}>{t('similar')}</p>
      {others.length === 0 && <p className={classes.dim}>{t('none_similar')}</p>}
      <ul className={classes.list}>
        {others.map((one, index) => (
          // Customers of colleagues have no id to tell them apart.
          <li key={one.customer_id ?? index}>
            {one.customer_id === null || one.name === null ? (
              one.owner_name === null ? (
                t('in_pool')
              ) : (
                t('of_somebody', { owner: one.owner_name })
              )
            ) : (
              <a href={pageLink('customer', { id: one.customer_id })}>
                {one.owner_name === null
                  ? visibleText(one.name)
                  : t('of_owner', { name: visibleText(one.name), owner: one.owner_name })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null }) {
  const t = useStrings(approvalStrings);
  return (
    <>
      <dt>{label}</dt>
      <dd>{value ?? <span className={classes.dim}>{t('not_said')}</span>}</dd>
    </>
  );
}
