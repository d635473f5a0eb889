import { useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Template, TemplateKind } from '../../../shared/contracts/template-operations.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { RemovedNote } from './removed-note.tsx';
import { templateStrings } from './strings.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateList } from './template-list.tsx';
import classes from './templates.module.css';
import { UseTemplate } from './use-template.tsx';

type Mode =
  | { readonly kind: 'list' }
  | { readonly kind: 'use'; readonly template: Template }
  /** null: a new one. */
  | { readonly kind: 'write'; readonly template: Template | null };

export interface TemplateSearch {
  readonly text: string;
  readonly kind: TemplateKind | null;
}

/** What was done last, told above the list. */
type Done =
  | { readonly what: 'inserted' | 'saved'; readonly title: string }
  | { readonly what: 'removed'; readonly template: Template };

interface TemplatesViewProps {
  readonly snapshot: InboxSnapshot | null;
  readonly membership: Membership;
  /** The card that it was opened from; null where it was opened for the mail alone. */
  readonly customerId: string | null;
}

/** Templates and answers to objections: found as one types, filled in, put into the mail; written in the same place. */
export function TemplatesView({ snapshot, membership, customerId }: TemplatesViewProps) {
  const t = useStrings(templateStrings);
  const [search, setSearch] = useState<TemplateSearch>({ text: '', kind: null });
  const [mode, setMode] = useState<Mode>({ kind: 'list' });
  const [left, setLeft] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const mayShare = membership.role === 'manager' || membership.role === 'admin';

  function open(next: Mode) {
    setDone(null);
    setMode(next);
  }
  /** Back to the list, with the hand where it was. */
  function close(template: Template | null, told: Done | null = null) {
    setLeft(template?.template_id ?? null);
    setDone(told);
    setMode({ kind: 'list' });
  }

  switch (mode.kind) {
    case 'use':
      // The page is being read anew.
      if (snapshot === null) return <div className={classes.view} />;
      return (
        <UseTemplate
          key={mode.template.template_id}
          template={mode.template}
          snapshot={snapshot}
          membership={membership}
          customerId={customerId}
          onInserted={() => close(mode.template, { what: 'inserted', title: mode.template.title })}
          onBack={() => close(mode.template)}
          onEdit={
            mayShare || !mode.template.shared
              ? () => open({ kind: 'write', template: mode.template })
              : null
          }
        />
      );
    case 'write':
      return (
        <TemplateForm
          known={mode.template}
          kind={search.kind ?? 'template'}
          mayShare={mayShare}
          onSaved={(title) => close(mode.template, { what: 'saved', title })}
          onRemoved={(template) => close(null, { what: 'removed', template })}
          onCancel={() =>
            mode.template === null ? close(null) : open({ kind: 'use', template: mode.template })
          }
        />
      );
    case 'list':
      return (
        <div className={classes.view}>
          <div role="status">
            {done !== null && done.what !== 'removed' && (
              <p className={classes.done}>{t(done.what, { title: visibleText(done.title) })}</p>
            )}
          </div>
          {done?.what === 'removed' && (
            <RemovedNote template={done.template} onBack={() => setDone(null)} />
          )}
          <TemplateList
            // Once what was removed is back, the hand is in the list again.
            key={done?.what}
            search={search}
            onSearch={(next) => {
              setSearch(next);
              setLeft(null);
            }}
            focusOn={left}
            // After inserting, the hand goes on in the mail; after removing, at the way back.
            autoFocus={done === null || done.what === 'saved'}
            onOpen={(template) => open({ kind: 'use', template })}
            onNew={() => open({ kind: 'write', template: null })}
          />
        </div>
      );
  }
}
