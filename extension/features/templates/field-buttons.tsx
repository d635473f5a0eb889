import { templateFields } from '../../../shared/domain/fill-template.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { fieldNames, templateStrings } from './strings.ts';
import classes from './templates.module.css';

/** Every field there is, by its name; pressing one puts it where the caret is. */
export function FieldButtons({ onChoose }: { readonly onChoose: (field: string) => void }) {
  const t = useStrings(templateStrings);
  return (
    <fieldset className={classes.fieldButtons}>
      <legend className={classes.dim}>{t('fields')}</legend>
      {templateFields.map((field) => (
        <button
          key={field}
          type="button"
          className={classes.fieldButton}
          title={`{{${field}}}`}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(field)}
        >
          {t(fieldNames[field])}
        </button>
      ))}
    </fieldset>
  );
}
