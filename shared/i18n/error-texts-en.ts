import type { ErrorCode } from '../contracts/errors.ts';
import type { ErrorText } from './error-texts.ts';

export const enErrorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  TB001: {
    what: 'This record was not found.',
    advice:
      'It was removed, or you have no access to it. Nothing was changed. Refresh and choose again.',
  },
  TB002: {
    what: 'You are not allowed to do this.',
    advice: 'Nothing was changed. Ask the owner of the customer or your manager.',
  },
  TB003: {
    what: 'Your account does not belong to an organisation.',
    advice: 'Your data is untouched. Ask an administrator to invite you, then sign in again.',
  },
  TB004: {
    what: 'A value was not accepted.',
    advice: 'Nothing was saved and what you typed is still here. Correct the value and save again.',
  },
  TB005: {
    what: 'This was already saved with other content.',
    advice:
      'The first version is kept. Open the record again to see it before you change anything.',
  },
  TB006: {
    what: 'A required field is empty.',
    advice: 'Nothing was saved and what you typed is still here. Fill in the field and save again.',
  },
  TB007: {
    what: 'That is too much at once.',
    advice: 'Nothing was changed. Choose fewer and try again.',
  },
  TB008: {
    what: 'Too many requests in a short time.',
    advice: 'Nothing is lost. Wait a minute and try again.',
  },
  TB010: {
    what: 'The next step is missing.',
    advice: 'What you typed is still here. Plan a next step, or say why there is none.',
  },
  TB011: {
    what: 'The next step lies in the past.',
    advice: 'What you typed is still here. Choose a later time and save again.',
  },
  TB012: {
    what: 'The time of the contact lies in the future.',
    advice: 'What you typed is still here. Correct the time, or check the clock of this computer.',
  },
  TB013: {
    what: 'This is not a mail address.',
    advice:
      'Nothing was saved. Correct the address, for example name@company.example, and save again.',
  },
  TB014: {
    what: 'This is not a phone number.',
    advice: 'Nothing was saved. Correct the number, with its country code, and save again.',
  },
  TB015: {
    what: 'Another customer already has this domain.',
    advice: 'Nothing was saved. Look for that customer, or save this one without the domain.',
  },
  TB016: {
    what: 'This domain is shared by many companies.',
    advice: 'Nothing was saved. Remove the domain: it cannot tell one customer from another.',
  },
  TB017: {
    what: 'This customer may already exist.',
    advice: 'Nothing was saved and what you typed is still here. Look at the similar ones first.',
  },
  TB020: {
    what: 'This customer belongs to a colleague.',
    advice: 'Nothing was saved. Ask the owner before you write.',
  },
  TB021: {
    what: 'This mail was sent by a machine.',
    advice: 'Nothing was saved. Automatic mail is not a follow-up; log the answer of a person.',
  },
  TB022: {
    what: 'Only colleagues take part in this mail.',
    advice: 'Nothing was saved. A follow-up needs somebody from outside.',
  },
  TB023: {
    what: 'It is too late to undo this.',
    advice: 'The follow-up is kept. It can be undone for ten minutes after it was logged.',
  },
  TB024: {
    what: 'This reminder is already closed.',
    advice: 'Nothing was changed. Refresh to see what is still open.',
  },
  TB025: {
    what: 'Somebody in this mail is on your list of what is never logged.',
    advice:
      'Nothing was saved. Take the address or domain off the list in the options if this mail is business.',
  },
  TB030: {
    what: 'You have opened as many organisations as one sign-in may.',
    advice: 'Nothing was created. Use one of those that you have, or ask for an invitation.',
  },
  TB031: {
    what: 'This person is a member already.',
    advice: 'Nothing was changed. Look for them in the list of members.',
  },
  TB032: {
    what: 'This invitation is not valid.',
    advice:
      'It has expired, was used or taken back, or was made out to another address. Ask an administrator for a new link, and sign in with the address that was invited.',
  },
  TB033: {
    what: 'An organisation needs an administrator.',
    advice: 'Nothing was changed. Make somebody else an administrator first.',
  },
  TB034: {
    what: 'There is no manager above this member.',
    advice:
      'Nothing was changed. Choose the pool for the customers, or give the team a manager first.',
  },
  TB035: {
    what: 'The key for protected values is missing.',
    advice:
      'Nothing was saved. Tell your administrator: the server has to be given its key before amounts can be read or written.',
  },
  TB036: {
    what: 'A team cannot lie below itself.',
    advice: 'Nothing was changed. Choose another team above it.',
  },
  TB037: {
    what: 'This team is not empty.',
    advice: 'Nothing was changed. Move its members and the teams below it first.',
  },
  TB038: {
    what: 'Open opportunities stand in this stage.',
    advice: 'Nothing was changed. Move them to another stage first.',
  },
  TB040: {
    what: 'Somebody else changed this in the meantime.',
    advice:
      'Nothing was saved and what you typed is still here. Compare it with what stands there now, then save again.',
  },
  TB041: {
    what: 'This step is not possible from here.',
    advice: 'Nothing was changed. Steps back are for managers; what is signed can only end.',
  },
  TB042: {
    what: 'A customer is won with a signed contract.',
    advice: 'Nothing was changed. Add the contract first, and the status follows by itself.',
  },
  TB043: {
    what: 'A reason is needed.',
    advice: 'Nothing was changed and what you typed is still here. Say why, then save again.',
  },
  TB044: {
    what: 'This was decided already.',
    advice: 'Nothing was changed. Refresh to see the decision.',
  },
  TB050: {
    what: 'The template names a field that does not exist.',
    advice: 'Nothing was saved or inserted. Choose a field from the list, or take the braces away.',
  },
  TB051: {
    what: 'The template opens a field and does not close it.',
    advice: 'Nothing was saved or inserted. A field stands in double braces on one line.',
  },
  TB060: {
    what: 'Somebody claimed this customer before you.',
    advice: 'Nothing was changed. Ask the owner to work it together, or choose another customer.',
  },
  TB061: {
    what: 'You have claimed as many customers today as one may.',
    advice: 'Nothing was changed. Claim again tomorrow.',
  },
  TB062: {
    what: 'This person owns as many customers as one may.',
    advice: 'Nothing was changed. Release a customer first, or choose another person.',
  },
  TB063: {
    what: 'You gave this customer up recently and have to wait before claiming it again.',
    advice: 'Nothing was changed. Until then, others may claim it.',
  },
  TC001: {
    what: 'Threadbook cannot be reached.',
    advice: 'What you typed is kept on this page. Check the connection and try again.',
  },
  TC002: {
    what: 'Mail address and password do not match.',
    advice: 'Check both, and whether Caps Lock is on, then try again.',
  },
  TC003: {
    what: 'You are signed out.',
    advice: 'What you typed is kept. Sign in again to go on.',
  },
  TC004: {
    what: 'This page cannot be read.',
    advice: 'Your data is untouched. Find the customer by hand.',
  },
  TC005: {
    what: 'The answer was not what was expected.',
    advice: 'What you typed is kept. Try again; if it stays, tell your administrator this code.',
  },
  TC006: {
    what: 'Threadbook was updated.',
    advice: 'Everything that was saved is safe. Reload this page to go on.',
  },
  TC007: {
    what: 'A request came from a place that is not trusted.',
    advice: 'It was refused and nothing was changed. Reload this page.',
  },
  TC008: {
    what: 'Too many attempts to sign in.',
    advice: 'Your account is safe. Wait a few minutes, then try again.',
  },
  TC009: {
    what: 'The sender of this mail cannot be read.',
    advice: 'Nothing was saved. Expand the message and try again, or find the customer by hand.',
  },
  TC010: {
    what: 'Another mailbox or mail is open beside this form.',
    advice:
      'Nothing was saved and what you typed is still here. Go back to the mail and save again.',
  },
  TC011: {
    what: 'The mail that you were writing is no longer open.',
    advice: 'Nothing was inserted. Open the draft again and insert the text there.',
  },
  TC012: {
    what: 'The text could not be inserted into the mail.',
    advice: 'The mail is unchanged. Click into its text and try again, or copy the text by hand.',
  },
  TC020: {
    what: 'The account could not be made.',
    advice:
      'Nothing was changed. If you have an account with this address, sign in with it; otherwise try a longer password, or ask your administrator whether new accounts are open.',
  },
  TC030: {
    what: 'Kept on this computer.',
    advice: 'It is sent by itself as soon as Threadbook can be reached. You can close this tab.',
  },
  TC031: {
    what: 'This computer could not keep it, and Threadbook cannot be reached.',
    advice:
      'What you typed is still here. Leave this tab open and save again when you are connected, or free some disk space.',
  },
  TC032: {
    what: 'This waited for four weeks.',
    advice:
      'It may have been saved at the time. Look at the timeline of the customer first, then send it again or remove it.',
  },
  TC040: {
    what: 'Mailboxes of this provider cannot be connected here yet.',
    advice:
      'Nothing was changed, and everything else works without it. Ask your administrator to set the connection up.',
  },
};

/** What is said where the error tells these facts. */
export const enToldWithFacts: Readonly<Partial<Record<ErrorCode, string>>> = {
  TB020: 'This customer belongs to {{owner_name}}.',
  TB050: 'There is no field “{{unknown}}”.',
  TB051: 'This is not closed: “{{unclosed}}”.',
  TB060: '{{owner_name}} claimed this customer before you.',
  TB061: 'You have claimed {{limit}} customers today, which is the most in a day.',
  TB062: 'One person owns {{limit}} customers at most.',
  TB063: 'You gave this customer up recently and may claim it again on {{until}}.',
};
