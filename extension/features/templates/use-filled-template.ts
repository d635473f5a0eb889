import { useMemo, useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Template } from '../../../shared/contracts/template-operations.ts';
import {
  fieldsOf,
  fillTemplate,
  type ParsedTemplate,
  parseTemplate,
  type TemplateField,
  type TemplateValues,
} from '../../../shared/domain/fill-template.ts';
import { usePorts } from '../../ports.ts';
import { templateValues } from './template-values.ts';
import { type FoundSubject, useTemplateSubject } from './use-template-subject.ts';

interface TemplateToFill {
  readonly template: Template;
  readonly snapshot: InboxSnapshot;
  readonly membership: Membership;
  readonly customerId: string | null;
}

export interface Filled {
  readonly parsed: ParsedTemplate;
  /** Why it cannot be used: it names what is no field. An older version of this page may know fewer fields. */
  readonly fault: CrmError | null;
  /** The mail that it goes into. */
  readonly compose: SnapshotCompose | null;
  readonly subject: FoundSubject;
  /** The fields that the template names. */
  readonly fields: readonly TemplateField[];
  /** Those that nobody knew, typed by now or not. */
  readonly asked: readonly TemplateField[];
  readonly values: TemplateValues;
  readonly text: string;
  readonly missing: readonly TemplateField[];
  /** null: nobody of the customer's file. */
  readonly contactId: string | null;
  type(field: TemplateField, value: string): void;
  chooseMail(key: string): void;
  chooseCustomer(customerId: string | null): void;
  chooseContact(contactId: string | null): void;
}

/** A template with everything that is known put in, and what the reader says about it. */
export function useFilledTemplate(given: TemplateToFill): Filled {
  const { template, snapshot, membership, customerId } = given;
  const { clock } = usePorts();
  const [mail, chooseMail] = useState<string | null>(null);
  const [decided, chooseCustomer] = useState<string | null>(null);
  /** undefined: the mail's own. */
  const [picked, setPicked] = useState<string | null | undefined>(undefined);
  const [typed, setTyped] = useState<TemplateValues>({});
  const { composes } = snapshot;
  const compose = composes.find(({ key }) => key === mail) ?? composes.at(-1) ?? null;
  // Of a mail that was closed, what was filled in for it stays: it can still be copied.
  const [latest, setLatest] = useState(compose);
  if (compose !== null && compose !== latest) setLatest(compose);
  const found = useTemplateSubject({
    ...{ snapshot, membership, customerId, decided },
    compose: compose ?? latest,
  });
  const subject =
    picked === undefined
      ? found
      : {
          ...found,
          person: null,
          contact: found.card?.contacts.find(({ contact_id }) => contact_id === picked) ?? null,
        };
  const parsed = useMemo(() => parseTemplate(template.body), [template.body]);
  const fields = useMemo(() => fieldsOf(parsed), [parsed]);
  const known = templateValues(subject, membership, template.language, clock.now());
  const values = { ...known, ...typed };
  return {
    ...{ parsed, compose, subject, fields, values },
    ...fillTemplate(parsed, values),
    fault: faultOf(parsed),
    asked: fields.filter((field) => known[field] === null),
    contactId: subject.contact?.contact_id ?? null,
    ...{ chooseMail, chooseCustomer },
    type: (field, value) => setTyped((earlier) => ({ ...earlier, [field]: value })),
    chooseContact: setPicked,
  };
}

/** What the database refuses such a template with. */
export function faultOf({ unknown, unclosed }: ParsedTemplate): CrmError | null {
  if (unknown[0] !== undefined) return new CrmError('TB050', 'body', { unknown: unknown[0] });
  if (unclosed[0] !== undefined) return new CrmError('TB051', 'body', { unclosed: unclosed[0] });
  return null;
}
