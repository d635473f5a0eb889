import { Button, type ButtonProps } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { type ComponentProps, type MouseEvent, useRef, useState } from 'react';
import { usePorts } from '../ports.ts';
import classes from './seen-button.module.css';
import { uiStrings } from './strings.ts';
import { useSeen } from './use-seen.ts';
import { useStrings } from './use-strings.ts';

type SeenButtonProps = ButtonProps & Omit<ComponentProps<'button'>, 'ref' | keyof ButtonProps>;

/**
 * A button for what takes or removes something. Beside a mail it does nothing while the page hides or covers it: the page
 * can lay its own picture over our frame and let somebody press what they do not see.
 */
export function SeenButton({ onClick, ...props }: SeenButtonProps) {
  const t = useStrings(uiStrings);
  const { navigation } = usePorts();
  const button = useRef<HTMLButtonElement>(null);
  const seen = useSeen(button);
  const [refused, setRefused] = useState(false);
  function press(event: MouseEvent<HTMLButtonElement>) {
    const standing = seen();
    if (standing === 'seen') {
      setRefused(false);
      onClick?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (standing === 'hidden') setRefused(true);
    // Pressed in the moment in which it came: it counts once it is known that it can be seen.
    else void standing.then((isSeen) => (isSeen ? button.current?.click() : setRefused(true)));
  }
  return (
    <>
      <Button {...props} ref={button} onClick={press} />
      {refused && (
        <p role="alert" className={classes.refused}>
          {t('covered')}{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() => navigation.openWorkspace('today')}
          >
            {t('open_in_tab')}
          </button>
        </p>
      )}
    </>
  );
}
