import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from './icons.tsx';
import { ScreenReaderOnly } from './screen-reader-only.tsx';
import classes from './side-sheet.module.css';
import { uiStrings } from './strings.ts';
import { useStrings } from './use-strings.ts';

interface SideSheetProps {
  readonly title: string;
  /** The form inside says it already; it is said to those who listen. */
  readonly hidesTitle?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form at the side of a page that stays where it is; on a phone it covers the page. Esc closes it. */
export function SideSheet({ title, hidesTitle = false, onClose, children }: SideSheetProps) {
  const t = useStrings(uiStrings);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    // A modal one: the browser keeps the focus in it and gives it back to what opened it.
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.sheet}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {hidesTitle ? <ScreenReaderOnly>{title}</ScreenReaderOnly> : title}
        </h2>
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      {children}
    </dialog>
  );
}
