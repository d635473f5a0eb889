import { createContext } from 'react';

/** Opens the templates for a customer, from wherever their card is shown; null where nothing can be inserted. */
export const OpenTemplates = createContext<((customerId: string) => void) | null>(null);
