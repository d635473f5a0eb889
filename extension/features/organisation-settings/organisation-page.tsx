import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { GeneralRules } from './general-rules.tsx';
import classes from './organisation-settings.module.css';
import { PoolRules } from './pool-rules.tsx';
import { Stages } from './stages.tsx';

/** Rules of the organisation. Administrators. */
export function OrganisationPage() {
  const { crm } = usePorts();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => crm.settings({}) });
  const rules = useQuery({ queryKey: ['pool-rules'], queryFn: () => crm.poolRules({}) });
  const stages = useQuery({ queryKey: ['all-stages'], queryFn: () => crm.allStages({}) });
  return (
    <div className={classes.page}>
      {[settings, rules, stages].map(
        (part, n) =>
          part.isError && (
            // The parts are three and stay in their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <ErrorNote key={n} error={part.error} onRetry={() => void part.refetch()} />
          ),
      )}
      {settings.isPending && <Placeholder width="60%" />}
      {settings.data !== undefined && <GeneralRules settings={settings.data} />}
      {rules.data !== undefined && <PoolRules rules={rules.data} />}
      {stages.data !== undefined && <Stages stages={stages.data} />}
    </div>
  );
}
