import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Template, templateKind } from '../../../shared/contracts/template-operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { AddIcon, FindIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { useSettled } from '../new-customer/use-settled.ts';
import { ChoiceChips } from '../next-step/choice-chips.tsx';
import { templateStrings } from './strings.ts';
import { TemplateRow } from './template-row.tsx';
import classes from './templates.module.css';
import type { TemplateSearch } from './templates-view.tsx';

const SETTLE_MS = 150;

interface TemplateListProps {
  readonly search: TemplateSearch;
  readonly onSearch: (search: TemplateSearch) => void;
  /** The row that the reader comes back from. */
  readonly focusOn: string | null;
  readonly autoFocus: boolean;
  readonly onOpen: (template: Template) => void;
  readonly onNew: () => void;
}

/** The organisation's templates and one's own, the most used first; Enter opens the first, down and up walk through them. */
export function TemplateList(props: TemplateListProps) {
  const { search, onSearch, onOpen, onNew } = props;
  const t = useStrings(templateStrings);
  const { crm } = usePorts();
  const settled = useSettled(search.text.trim(), SETTLE_MS);
  const asked = search.text.trim() === '' ? '' : settled;
  const { kind } = search;
  const place = useRef<HTMLDivElement>(null);
  const found = useQuery({
    queryKey: ['templates', asked, kind],
    queryFn: () => crm.findTemplates({ text: asked, kind }),
    placeholderData: keepPreviousData,
  });
  /** Enter was pressed before what was typed was looked for: what is found first opens. */
  const [hasty, setHasty] = useState(false);
  const isAnswer = asked === search.text.trim() && !found.isPlaceholderData;
  const first = isAnswer ? found.data?.[0] : undefined;
  useEffect(() => {
    if (!hasty || !isAnswer || found.data === undefined) return;
    setHasty(false);
    if (first !== undefined) onOpen(first);
  }, [hasty, isAnswer, found.data, first, onOpen]);

  const begun = useRef(props);
  const isThere = found.data !== undefined;
  useEffect(() => {
    const { focusOn, autoFocus } = begun.current;
    if (!autoFocus || !isThere) return;
    const rows = [...(place.current?.querySelectorAll<HTMLElement>('button[data-template]') ?? [])];
    const row = rows.find(({ dataset }) => dataset.template === focusOn);
    (row ?? place.current?.querySelector<HTMLElement>('input[type=search]'))?.focus();
  }, [isThere]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    const inSearch = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key === 'Enter' && inSearch) {
      event.preventDefault();
      setHasty(true);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      // Between the kinds, arrows are the radio buttons' own.
      if (event.target instanceof HTMLInputElement && !inSearch) return;
      const rows = [
        ...(place.current?.querySelectorAll<HTMLElement>('input[type=search], [data-template]') ??
          []),
      ];
      const at = rows.findIndex((row) => row.matches(':focus'));
      const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a shortcut beside Tab, for field and rows together.
    <div ref={place} onKeyDown={onKeyDown}>
      <TextInput
        type="search"
        aria-label={t('find')}
        placeholder={t('placeholder')}
        leftSection={<FindIcon />}
        value={search.text}
        maxLength={100}
        onChange={(event) => {
          setHasty(false);
          onSearch({ ...search, text: event.currentTarget.value });
        }}
        autoComplete="off"
      />
      <div className={classes.kinds}>
        <ChoiceChips
          label={t('kinds')}
          hideLabel
          choices={[
            { value: 'all', label: t('all') },
            ...templateKind.options.map((value) => ({ value, label: t(value) })),
          ]}
          value={kind ?? 'all'}
          onChoose={(value) => {
            const chosen = templateKind.safeParse(value);
            onSearch({ ...search, kind: chosen.success ? chosen.data : null });
          }}
        />
      </div>
      <div className={classes.above}>
        <p role="status" className={classes.status}>
          {status()}
        </p>
        <Button size="compact-sm" variant="subtle" leftSection={<AddIcon />} onClick={onNew}>
          {t('new')}
        </Button>
      </div>
      {found.isError && found.data === undefined ? (
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <ul className={classes.list}>
          {found.data?.map((template) => (
            <li key={template.template_id}>
              <TemplateRow template={template} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  function status(): string {
    if (found.isError && found.data === undefined) return '';
    if (found.data === undefined) return t('searching');
    if (found.data.length > 0) return t('count', { count: found.data.length });
    return asked === ''
      ? `${t('none')} ${t('none_lead')}`
      : t('none_found', { text: visibleText(asked) });
  }
}
