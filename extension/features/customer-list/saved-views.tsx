import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchQuery } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { AddIcon, CloseIcon } from '../../ui/icons.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './customer-list.module.css';
import {
  countFilters,
  everything,
  formatListView,
  type ListView,
  queryOf,
  viewOf,
} from './list-view.ts';
import { customerListStrings } from './strings.ts';

const changed = ['saved-views'] as const;

interface SavedViewsProps {
  readonly view: ListView;
}

/** Questions that are asked every day, under names: each is a link, so that it can be kept and opened in a tab. */
export function SavedViews({ view }: SavedViewsProps) {
  const t = useStrings(customerListStrings);
  const { crm } = usePorts();
  const views = useQuery({ queryKey: [...changed], queryFn: () => crm.savedViews({}) });
  const [naming, setNaming] = useState(false);
  const [removed, setRemoved] = useState<{ name: string; query: SearchQuery } | null>(null);
  const save = useOperation(
    (args: { name: string; query: SearchQuery }, op_id) => crm.saveView({ ...args, op_id }),
    changed,
  );
  const remove = useOperation(
    (args: { view_id: string }, op_id) => crm.removeView({ ...args, op_id }),
    changed,
  );
  const address = (one: ListView) => formatListView(one).toString();
  const here = address(view);
  const isNew = !(views.data ?? []).some(({ query }) => address(viewOf(query)) === here);
  const narrows = view.text !== '' || countFilters(view) > 0 || view.order !== everything.order;

  return (
    <section className={classes.views} aria-label={t('views')}>
      <ul className={classes.viewList}>
        <View name={t('all_customers')} view={everything} here={here} />
        {views.data?.map(({ view_id, name, query }) => (
          <View
            key={view_id}
            name={visibleText(name)}
            view={viewOf(query)}
            here={here}
            onRemove={() =>
              remove.mutate({ view_id }, { onSuccess: () => setRemoved({ name, query }) })
            }
          />
        ))}
        {isNew && narrows && !naming && (
          <li>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<AddIcon />}
              onClick={() => setNaming(true)}
            >
              {t('save_view')}
            </Button>
          </li>
        )}
      </ul>
      {naming && (
        <NameForm
          saving={save.isPending}
          onCancel={() => {
            setNaming(false);
            save.reset();
          }}
          onSave={(name) =>
            save.mutate({ name, query: queryOf(view) }, { onSuccess: () => setNaming(false) })
          }
        />
      )}
      {removed !== null && (
        <p role="status" className={classes.dim}>
          {t('removed', { name: visibleText(removed.name) })}{' '}
          <button
            type="button"
            className={classes.link}
            disabled={save.isPending}
            onClick={() => save.mutate(removed, { onSuccess: () => setRemoved(null) })}
          >
            {t('undo')}
          </button>
        </p>
      )}
      {views.isError && <ErrorNote error={views.error} onRetry={() => void views.refetch()} />}
      {[save, remove].map(({ error }) =>
        error === null ? null : (
          <ErrorNote
            key={error.message}
            error={error}
            onRetry={mayHaveArrived(error) ? () => void views.refetch() : undefined}
          />
        ),
      )}
    </section>
  );
}

interface ViewProps {
  readonly name: string;
  readonly view: ListView;
  /** The address of what is shown. */
  readonly here: string;
  readonly onRemove?: () => void;
}

function View({ name, view, here, onRemove }: ViewProps) {
  const t = useStrings(customerListStrings);
  const params = formatListView(view);
  const isHere = params.toString() === here;
  return (
    <li className={classes.view}>
      <a href={pageLink('customers', { params })} aria-current={isHere ? 'true' : undefined}>
        {name}
      </a>
      {onRemove !== undefined && isHere && (
        <button
          type="button"
          className={classes.removeView}
          aria-label={t('remove_view', { name })}
          title={t('remove_view', { name })}
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
      )}
    </li>
  );
}

interface NameFormProps {
  readonly saving: boolean;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ saving, onSave, onCancel }: NameFormProps) {
  const t = useStrings(customerListStrings);
  const [name, setName] = useState('');
  return (
    <form
      className={classes.nameForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onSave(name.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <TextInput
        label={t('view_name')}
        value={name}
        maxLength={100}
        required
        withAsterisk={false}
        // The reader asked for the form a moment ago.
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={saving || name.trim() === ''}>
        {t(saving ? 'saving' : 'save')}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </form>
  );
}
