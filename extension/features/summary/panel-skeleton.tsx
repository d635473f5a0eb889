import { Placeholder } from '../../ui/placeholder.tsx';
import sections from './sections.module.css';
import classes from './summary.module.css';

/** As many panels as will come, at about their size. */
export function PanelSkeleton({ panels }: { panels: number }) {
  return (
    <div className={sections.panels} aria-busy="true">
      {Array.from({ length: panels }, (_, index) => index).map((panel) => (
        <div key={panel} className={classes.panel}>
          <Placeholder width="40%" line={24} />
          <Placeholder width="20%" line={48} />
          {[1, 2, 3, 4].map((line) => (
            <Placeholder key={line} width="90%" line={36} />
          ))}
        </div>
      ))}
    </div>
  );
}
