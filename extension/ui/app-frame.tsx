import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import './base.css';
import { type Ports, usePorts } from '../ports.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LanguageProvider } from './language.tsx';
import { createQueryClient } from './query-client.ts';
import { appTheme, cssVariables, systemColourScheme } from './theme.ts';
import { WatchedPorts } from './watched-ports.tsx';

const themes = { compact: appTheme('compact'), roomy: appTheme('roomy') };

const whoIsSignedIn = ['session', 'membership'];

/** Everything that features lean on: ports, theme, language, queries, and a floor under crashes. */
export function AppFrame({ ports, children }: { ports: Ports; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  // A session that ended in the middle of work leads to the sign-in form, wherever it was noticed.
  const onSessionEnd = () => {
    for (const key of whoIsSignedIn) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  return (
    <WatchedPorts ports={ports} onSessionEnd={onSessionEnd}>
      <MantineProvider
        theme={ports.inbox === null ? themes.roomy : themes.compact}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={systemColourScheme}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <LanguageProvider>
            <ErrorBoundary>
              <ChangesFromOtherPages />
              {children}
            </ErrorBoundary>
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </WatchedPorts>
  );
}

/** What another page of this profile wrote is read again here. */
function ChangesFromOtherPages() {
  const { changes } = usePorts();
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    changes.subscribe((keys) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    }, stop.signal);
    return () => stop.abort();
  }, [changes, client]);
  return null;
}
