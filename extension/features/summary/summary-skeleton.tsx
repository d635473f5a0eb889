import { Placeholder } from '../../ui/placeholder.tsx';
import classes from './summary.module.css';

/** The page's own shape, so that nothing moves when the figures come. */
export function SummarySkeleton() {
  return (
    <div className={classes.body} aria-busy="true">
      <div className={classes.tiles} aria-hidden="true">
        {[1, 2, 3, 4].map((tile) => (
          <div key={tile} className={classes.tile}>
            <Placeholder width="50%" />
            <Placeholder width="40%" line={40} />
            <Placeholder width="70%" />
            <Placeholder width="100%" line={24} />
          </div>
        ))}
      </div>
      <div className={classes.charts} aria-hidden="true">
        <div className={classes.chartPanel} />
        <div className={classes.chartPanel} />
      </div>
    </div>
  );
}
