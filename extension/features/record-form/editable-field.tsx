import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import { EditIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './editable-field.module.css';
import { FormFrame } from './form-frame.tsx';
import { recordFormStrings } from './strings.ts';
import { type RecordForm, type RecordWrite, useRecordForm } from './use-record-form.ts';

export interface OneValue {
  readonly [field: string]: string;
  readonly value: string;
}

export interface EditableFieldProps {
  readonly label: string;
  readonly value: string;
  /** As people read it. */
  readonly describe: (value: string) => string;
  /** The caller may change it; else it is plain text. */
  readonly editable: boolean;
  readonly draftKey: string;
  readonly version: number;
  readonly check: (value: string) => ErrorCode | null;
  readonly save: (write: RecordWrite<OneValue>) => Promise<void>;
  readonly readAgain: () => Promise<{ value: string; version: number }>;
  readonly input: (form: RecordForm<OneValue>) => ReactNode;
}

/** A value that opens in place when it is clicked; plain text where it may not be changed. */
export function EditableField(props: EditableFieldProps) {
  const { label, value, describe, editable } = props;
  const t = useStrings(recordFormStrings);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (open || !returns.current) return;
    returns.current = false;
    button.current?.focus();
  }, [open]);
  const shown = describe(value).split('\n').map(visibleText).join('\n');
  if (!editable) {
    return (
      <div className={classes.row}>
        <dt className={classes.label}>{label}</dt>
        <dd className={shown === '' ? classes.empty : classes.value}>{shown || t('empty')}</dd>
      </div>
    );
  }
  return (
    <div className={classes.row} data-open={open ? '' : undefined}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.place}>
        {open ? (
          <OpenField
            {...props}
            onDone={() => {
              returns.current = true;
              setOpen(false);
            }}
          />
        ) : (
          <button
            ref={button}
            type="button"
            className={classes.open}
            aria-label={`${t('edit', { field: label })}: ${shown || t('empty')}`}
            onClick={() => setOpen(true)}
          >
            <span className={shown === '' ? classes.empty : classes.value}>
              {shown || t('empty')}
            </span>
            <EditIcon className={classes.icon} />
          </button>
        )}
      </dd>
    </div>
  );
}

function OpenField(props: EditableFieldProps & { onDone: () => void }) {
  const form = useRecordForm<OneValue>({
    draftKey: props.draftKey,
    record: { fields: { value: props.value }, version: props.version },
    check: ({ value }) => {
      const code = props.check(value);
      return code === null ? {} : { value: code };
    },
    save: props.save,
    async readAgain() {
      const { value, version } = await props.readAgain();
      return { fields: { value }, version };
    },
    onDone: props.onDone,
  });
  return (
    <FormFrame
      form={form}
      title={props.label}
      describe={(_field, value) => ({ label: props.label, text: props.describe(value) })}
    >
      {props.input(form)}
    </FormFrame>
  );
}
