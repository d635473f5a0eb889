import { useMemo } from 'react';
import { LogSeveral, type LogSeveralProps } from '../log-several/inbox-log-several.tsx';
import { useReadMessages } from './use-read-messages.ts';

/** Reads the open messages for the form that logs several; its own chunk, as that of the single mail. */
export function LogSeveralPanel(props: Omit<LogSeveralProps, 'messages'>) {
  const read = useReadMessages(props.snapshot);
  const messages = useMemo(
    () => read?.filter(({ from, id }) => from !== null && id !== null) ?? null,
    [read],
  );
  if (messages === null) return <div aria-busy="true" />;
  return <LogSeveral {...props} messages={messages} />;
}
