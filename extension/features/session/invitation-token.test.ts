import { expect, test } from 'vitest';
import { invitationToken } from './invitation-token.ts';

const token = 'k3-JH_2s9fQwertyuiop0123456789ab';

test.each([
  token,
  ` ${token}\n`,
  `https://crm.example/#/join?token=${token}`,
  `chrome-extension://abcdef/workspace.html#/join?token=${token}&from=mail`,
])('%s leads to the invitation', (pasted) => {
  expect(invitationToken(pasted)).toBe(token);
});

test.each(['', 'hello', 'https://crm.example/#/join', 'javascript:alert(1)', `${token} ${token}`])(
  '%s is none',
  (pasted) => {
    expect(invitationToken(pasted)).toBeNull();
  },
);
