import { EditIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './inbox-sidebar.module.css';
import { shellStrings } from './strings.ts';

/** A mail is being written beside the sidebar: what can be put into it. */
export function ComposeBar({ onTemplates }: { readonly onTemplates: () => void }) {
  const t = useStrings(shellStrings);
  return (
    <div className={classes.composeBar}>
      <EditIcon />
      <span>{t('writing')}</span>
      <button
        type="button"
        className={classes.link}
        title={`${t('templates')}  I`}
        onClick={onTemplates}
      >
        {t('templates')}
      </button>
    </div>
  );
}
