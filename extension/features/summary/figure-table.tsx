import sections from './sections.module.css';
import classes from './summary.module.css';

export interface FigureCell {
  readonly text: string;
  /** Leads to the rows; said to screen readers as `label`. */
  readonly onOpen?: (() => void) | undefined;
  readonly label?: string;
  readonly tone?: 'danger' | undefined;
}

export interface FigureLine {
  readonly key: string;
  readonly name: string;
  /** Length of the bar beneath the name, 0 to 1. */
  readonly share: number;
  readonly cells: readonly FigureCell[];
}

interface FigureTableProps {
  readonly label: string;
  readonly first: string;
  readonly columns: readonly string[];
  readonly lines: readonly FigureLine[];
}

/** Lines with a bar each, from zero, and numbers beside them: the chart and its table in one. */
export function FigureTable({ label, first, columns, lines }: FigureTableProps) {
  return (
    // Wide where there are many columns: then it scrolls by itself and not the page.
    // biome-ignore lint/a11y/useSemanticElements: a frame that scrolls is no group of fields.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div className={sections.tableFrame} role="group" tabIndex={0} aria-label={label}>
      <table className={classes.members} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.name}
                <span className={`${classes.track} ${sections.bar}`} aria-hidden="true">
                  <span style={{ width: `${Math.min(1, line.share) * 100}%` }} />
                </span>
              </th>
              {line.cells.map((cell, index) => (
                <td key={columns[index]}>
                  {cell.onOpen === undefined ? (
                    <span className={classes.dim}>{cell.text}</span>
                  ) : (
                    <button
                      type="button"
                      className={classes.cell}
                      data-tone={cell.tone}
                      aria-label={cell.label}
                      onClick={cell.onOpen}
                    >
                      {cell.text}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
