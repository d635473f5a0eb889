import { demoManager, demoMembers } from '../../supabase/seed/demo-organisation.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import type { SandboxSurface } from '../sandbox/mailbox.ts';

/** Conversations of the demo mail, with what the demo organisation knows of them. */
export const acme = {
  thread: demoThreads.knownCustomer,
  customer: 'Acme Packaging Co.',
  domain: 'acme-packaging.example',
  person: 'Wang Fang',
} as const;

export const yunfan = {
  thread: demoThreads.knownCustomerChinese,
  customer: '苏州云帆精密制造有限公司',
  domain: 'yunfan-precision.example',
  person: '欧阳静',
} as const;

export const nordlicht = {
  thread: demoThreads.knownCustomerGerman,
  customer: 'Nordlicht Maschinenbau GmbH',
  domain: 'nordlicht.example',
  person: 'Jürgen Müller',
} as const;

export const surfaces = [
  ['Gmail', 'gmail'],
  ['Outlook', 'outlook'],
] as const satisfies readonly (readonly [string, SandboxSurface])[];

/** A page speaks its member's language once they have signed in. */
export const languageOfManager =
  demoMembers.find(({ email }) => email === demoManager)?.language ?? 'en';
