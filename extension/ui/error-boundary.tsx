import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import classes from './error-note.module.css';
import { AttentionIcon } from './icons.tsx';
import { uiStrings } from './strings.ts';
import { useStrings } from './use-strings.ts';

/** A crash takes down the panel, never the mail beside it; the panel can be started again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return <Crashed onRestart={() => this.setState({ crashed: false })} />;
  }
}

function Crashed({ onRestart }: { onRestart: () => void }) {
  const t = useStrings(uiStrings);
  return (
    <div style={{ padding: 16 }}>
      <div role="alert" className={classes.note}>
        <AttentionIcon className={classes.icon} />
        <div className={classes.body}>
          <p className={classes.what}>{t('crashed')}</p>
          <p className={classes.advice}>{t('crashed_advice')}</p>
          <div className={classes.actions}>
            <Button size="compact-sm" variant="default" onClick={onRestart}>
              {t('restart')}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
