import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useState } from 'react';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { NumberField } from './number-field.tsx';
import classes from './organisation-settings.module.css';
import { SaveBar } from './save-bar.tsx';
import { organisationStrings } from './strings.ts';
import { useDraft } from './use-draft.ts';

type Rules = OperationResult<'poolRules'>;
type Simulated = OperationResult<'simulatePoolRules'>;

const tiers = ['a', 'b', 'c', 'd', 'e'] as const;
const changed = ['pool-rules', 'settings'];

/** Rules of the pool. What they would move now is counted first; where they move somebody it is said and asked again. */
export function PoolRules({ rules }: { readonly rules: Rules }) {
  const t = useStrings(organisationStrings);
  const { crm } = usePorts();
  const announce = useAnnounce();
  const draft = useDraft(rules, () => void announce(...changed));
  const { said, edits, was } = draft;
  const [asking, setAsking] = useState<Simulated | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const save = useOperation(
    (args: Omit<OperationArgs<'setPoolRules'>, 'op_id'>, op_id) =>
      crm.setPoolRules({ ...args, op_id }),
    changed,
  );
  const set = (part: Partial<Rules>) => {
    setAsking(null);
    draft.set(part);
  };
  const done = () => {
    setAsking(null);
    draft.reset();
  };
  const store = () => save.mutate({ ...edits, was }, { onSuccess: done, onError: draft.onError });
  async function ask() {
    setFailed(null);
    if (!said.recycles) return store();
    try {
      const simulated = await crm.simulatePoolRules(edits);
      if (simulated.customers === 0) store();
      else setAsking(simulated);
    } catch (error) {
      setFailed(error);
    }
  }
  return (
    <form
      className={classes.section}
      aria-labelledby="pool-title"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <h2 id="pool-title" className={classes.heading}>
        {t('pool')}
      </h2>
      <Checkbox
        label={t('recycles')}
        checked={said.recycles}
        onChange={(event) => set({ recycles: event.currentTarget.checked })}
      />
      <div className={classes.fields}>
        {tiers.map((tier) => (
          <NumberField
            key={tier}
            {...{ least: 1, most: 3650, label: t('idle_tier', { tier: tier.toUpperCase() }) }}
            value={said[`idle_days_${tier}`]}
            onValue={(value) => set({ [`idle_days_${tier}`]: value ?? Number.NaN })}
          />
        ))}
        <NumberField
          {...{ least: 1, most: 3650, label: t('idle_none'), value: said.idle_days_none }}
          onValue={(value) => set({ idle_days_none: value ?? Number.NaN })}
        />
        <NumberField
          {...{ least: 0, most: 365, label: t('warn_days'), value: said.warn_days }}
          onValue={(value) => set({ warn_days: value ?? Number.NaN })}
        />
        <NumberField
          {...{ least: 0, most: 3650, label: t('cool_down_days'), value: said.cool_down_days }}
          onValue={(value) => set({ cool_down_days: value ?? Number.NaN })}
        />
        <NumberField
          {...{ least: 1, most: 1_000_000, label: t('most_owned'), value: said.most_owned }}
          description={t('no_limit')}
          isOptional
          onValue={(most_owned) => set({ most_owned })}
        />
        <NumberField
          {...{ least: 1, most: 10_000, label: t('most_claims_a_day') }}
          value={said.most_claims_a_day}
          description={t('no_limit')}
          isOptional
          onValue={(most_claims_a_day) => set({ most_claims_a_day })}
        />
      </div>
      {(['spares_open_opportunities', 'spares_running_contracts'] as const).map((flag) => (
        <Checkbox
          key={flag}
          label={t(flag)}
          checked={said[flag]}
          onChange={(event) => set({ [flag]: event.currentTarget.checked })}
        />
      ))}
      {failed !== null && <ErrorNote error={failed} />}
      {asking !== null && (
        <div role="alert" className={classes.ask}>
          <p>
            {t('would_move', { count: asking.customers })}{' '}
            {t('of_owners', { count: asking.owners })}
          </p>
          <div className={classes.actions}>
            <SeenButton size="compact-sm" disabled={save.isPending} onClick={store}>
              {t('save_anyway', { count: asking.customers })}
            </SeenButton>
          </div>
        </div>
      )}
      <SaveBar
        isChanged={draft.isChanged}
        isPending={save.isPending}
        isSaved={save.isSuccess}
        isLate={draft.isLate}
        error={save.error}
        onDiscard={() => {
          save.reset();
          setFailed(null);
          done();
        }}
      />
    </form>
  );
}
