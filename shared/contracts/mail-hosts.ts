/**
 * The hosts of the two inboxes. `outlook.cloud.microsoft` is where Microsoft moves everybody,
 * `partner.outlook.cn` is Microsoft 365 as operated by 21Vianet in China.
 */
export const gmailHosts = ['mail.google.com'] as const;
export const outlookHosts = [
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.live.com',
  'outlook.cloud.microsoft',
  'partner.outlook.cn',
] as const;

const mailHosts: readonly string[] = [...gmailHosts, ...outlookHosts];

/** Origins of the inboxes, for content security policies. */
export const mailOrigins: readonly string[] = mailHosts.map((host) => `https://${host}`);
export const gmailMatches: string[] = gmailHosts.map((host) => `https://${host}/*`);
export const outlookMatches: string[] = outlookHosts.map((host) => `https://${host}/*`);

/** Whether a URL is a page of one of the inboxes. False for anything that is not a URL. */
export function isMailPage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && mailOrigins.includes(parsed.origin);
}
