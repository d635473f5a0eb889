import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { changedByEditing } from './changed-by-editing.ts';
import { fileStrings } from './file-strings.ts';
import classes from './tag-editor.module.css';

interface TagEditorProps {
  readonly file: CustomerFile;
  readonly kind: CustomerFile['tags'][number]['kind'];
  readonly editable: boolean;
}

const LONGEST = 50;

/** The tags of one kind: each goes with a click, a new one is typed or chosen among those of the organisation. */
export function TagEditor({ file, kind, editable }: TagEditorProps) {
  const t = useStrings(fileStrings);
  const { crm } = usePorts();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const own = file.tags.filter((tag) => tag.kind === kind);
  const names = own.map(({ name }) => name);
  const known = useQuery({ queryKey: ['tags'], queryFn: () => crm.tags({}), enabled: editable });
  const change = useOperation(
    (args: { names: string[] }, op_id) =>
      crm.setCustomerTags({ op_id, customer_id: file.customer_id, kind, ...args }),
    changedByEditing,
  );
  const title = kind === 'general' ? t('general_tags') : t('preference_tags');
  const adds = kind === 'general' ? t('add_tag') : t('add_preference');
  const offered = (known.data ?? []).filter(
    (tag) => tag.kind === kind && !names.includes(tag.name),
  );

  function add() {
    const name = typed.trim();
    if (name === '' || change.isPending) return;
    change.mutate({ names: [...names, name] }, { onSuccess: () => setTyped('') });
  }

  return (
    <div className={classes.editor}>
      <h4 className={classes.title}>{title}</h4>
      {own.length === 0 && <p className={classes.dim}>{t('no_tags')}</p>}
      <ul className={classes.tags}>
        {own.map(({ tag_id, name }) => (
          <li key={tag_id} className={classes.tag}>
            <span className={classes.name}>{visibleText(name)}</span>
            {editable && (
              <button
                type="button"
                className={classes.remove}
                aria-label={t('remove_tag', { name })}
                disabled={change.isPending}
                onClick={() => change.mutate({ names: names.filter((other) => other !== name) })}
              >
                <CloseIcon />
              </button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <form
          className={classes.add}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextInput
            size="xs"
            aria-label={adds}
            placeholder={adds}
            value={typed}
            maxLength={LONGEST}
            autoComplete="off"
            list={listId}
            className={classes.input}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {offered.map(({ tag_id, name }) => (
              <option key={tag_id} value={name} />
            ))}
          </datalist>
          <Button type="submit" size="compact-sm" variant="default" disabled={change.isPending}>
            {t('add')}
          </Button>
        </form>
      )}
      {change.error !== null && <ErrorNote error={change.error} />}
    </div>
  );
}
