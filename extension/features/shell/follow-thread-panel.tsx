import type { ComponentProps } from 'react';
import { FollowThread } from '../follow-thread/inbox-follow-thread.tsx';
import { useReadMessages } from './use-read-messages.ts';

type FollowThreadPanelProps = Omit<ComponentProps<typeof FollowThread>, 'messages'>;

/** Following the open thread; its own chunk, since it reads the messages as the log form does. */
export function FollowThreadPanel(props: FollowThreadPanelProps) {
  const messages = useReadMessages(props.snapshot);
  return <FollowThread {...props} messages={messages ?? []} />;
}
