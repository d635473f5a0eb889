import type { GuestAnswer } from '../../../shared/contracts/inbox-snapshot.ts';

/**
 * Words of Google Calendar's own interface. English is confirmed on live pages (2026-07 to 2026-10). A guest who has not
 * answered has no word at all, so what is not listed here for a page's language is left unknown.
 */
export const guestAnswers: Readonly<Record<string, Readonly<Record<string, GuestAnswer>>>> = {
  en: {
    attending: 'accepted',
    'attending virtually': 'accepted',
    'attending in a meeting room': 'accepted',
    accepted: 'accepted',
    yes: 'accepted',
    'not attending': 'declined',
    declined: 'declined',
    no: 'declined',
    maybe: 'tentative',
    'maybe attending': 'tentative',
    tentative: 'tentative',
    awaiting: 'none',
    'awaiting response': 'none',
    'not responded': 'none',
  },
  zh: {
    参加: 'accepted',
    会参加: 'accepted',
    将参加: 'accepted',
    已接受: 'accepted',
    參加: 'accepted',
    會參加: 'accepted',
    將參加: 'accepted',
    已接受邀請: 'accepted',
    不参加: 'declined',
    不会参加: 'declined',
    已拒绝: 'declined',
    不參加: 'declined',
    不會參加: 'declined',
    可能参加: 'tentative',
    可能会参加: 'tentative',
    可能: 'tentative',
    待定: 'tentative',
    可能參加: 'tentative',
    可能會參加: 'tentative',
    不確定: 'tentative',
    等待回复: 'none',
    正在等待回复: 'none',
    未回复: 'none',
    等待回覆: 'none',
    未回覆: 'none',
  },
  de: {
    'nimmt teil': 'accepted',
    zugesagt: 'accepted',
    teilnahme: 'accepted',
    ja: 'accepted',
    'nimmt nicht teil': 'declined',
    abgelehnt: 'declined',
    abgesagt: 'declined',
    'keine teilnahme': 'declined',
    nein: 'declined',
    'nimmt vielleicht teil': 'tentative',
    vielleicht: 'tentative',
    'mit vorbehalt': 'tentative',
    ausstehend: 'none',
    'antwort ausstehend': 'none',
    'keine antwort': 'none',
  },
};

/** What else may stand behind a guest's name: the part that somebody has, no answer. */
export const guestRoles: readonly string[] = [
  'organizer',
  'organiser',
  'creator',
  'optional',
  '组织者',
  '主办人',
  '主办者',
  '创建者',
  '可选',
  '可选参加',
  '主辦人',
  '召集人',
  '建立者',
  '選擇性參加',
  'organisator',
  'organisatorin',
  'veranstalter',
  'ersteller',
  'erstellt von',
  'optionale teilnahme',
];

/** The roles that make somebody the organiser. */
export const organizerRoles: readonly string[] = [
  'organizer',
  'organiser',
  '组织者',
  '主办人',
  '主办者',
  '主辦人',
  '召集人',
  'organisator',
  'organisatorin',
  'veranstalter',
];

/** In the label of the answer that is chosen. */
export const chosenWords: readonly string[] = [
  'selected',
  'your response',
  '已选择',
  '已选',
  '已选中',
  '已選取',
  '已選擇',
  'ausgewählt',
];
