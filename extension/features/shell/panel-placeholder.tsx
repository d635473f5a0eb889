import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerHeadingPlaceholder } from '../customer-card/customer-heading.tsx';
import frame from './inbox-sidebar.module.css';
import classes from './panel-placeholder.module.css';
import { shellStrings } from './strings.ts';

/** The panel of a mail before anything is known: people, card, the main button, at their final sizes. */
export function PanelPlaceholder() {
  return (
    <>
      <div className={classes.people}>
        <Placeholder width="112px" line={24} />
        <div>
          <Placeholder width="70%" />
          <Placeholder width="40%" />
        </div>
      </div>
      <CardPlaceholder />
    </>
  );
}

export function CardPlaceholder() {
  return (
    <>
      <CustomerHeadingPlaceholder />
      <div className={classes.actions}>
        <div className={classes.button} />
      </div>
      <div className={classes.tabs} />
      <div className={classes.rows}>
        <Placeholder width="24%" line={30} />
        <Placeholder width="86%" line={28} />
        <Placeholder width="78%" line={28} />
        <Placeholder width="82%" line={28} />
      </div>
    </>
  );
}

export function FilePlaceholder() {
  const t = useStrings(shellStrings);
  return (
    <div className={frame.pad} role="status" aria-label={t('loading_file')}>
      <Placeholder width="36%" line={28} />
      <Placeholder width="86%" line={28} />
      <Placeholder width="72%" line={28} />
      <Placeholder width="80%" line={28} />
    </div>
  );
}
