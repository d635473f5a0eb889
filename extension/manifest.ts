import type { UserManifest } from 'wxt';
import { inboxMatches, inboxOrigins, sidebarPage } from './inbox/hosts.ts';

/**
 * Everything that the browser is asked to allow. `tests/structure/built-extension.test.ts` compares what the build makes
 * of it with a checked-in list, so that no permission comes in unnoticed.
 */

/** Public half of the key pair that pins the extension's id, and with it the redirect address of sign-ins. */
const publicKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAupC3v3H0e9JJh+fi0se9JgORiYlv0GlHMgIKZnUX8r2t/LMlsdVDQBBTNgtjlHUo7RLR5TGTBLbMXV94V0yNN2eIXP3xQ4qEd3GK7WxSmXJB1ILxnz81VgV6x0Wn8Lo5Okwd6HVJq0EaFRvII2MjFY1mgNDWwpjNSAFoiAXz8XPEKbxTmfdgkdlRS45XSgIRAT73pYMsb5h9LQOTI/7HGbI4teuL9wRB60JnGWAsByb5xbqiZ8Efj+HC1qXxd5seRTydMe/GzrfrcF5FjykfkZogpDgonF1J4XMZE31SAg3zBNVgjWVoncZWPBO6z5zIiR89OWCNHndLiK/7UWcrWwIDAQAB';

/** What Chromium derives from `publicKey`: the first 32 hex digits of its SHA-256, written with a–p. */
export const chromiumExtensionId = 'pjkokgpbachdoljepgbhnghpipndlkae';

/** `alarms`: session refresh, the badge, what is due. `idle`: of two machines, the one in use tells it. `notifications`: what is due. `scripting`: adapters on demand, and revival of open tabs after an update. */
const permissions = ['alarms', 'idle', 'notifications', 'scripting'] as const;

export interface ManifestTarget {
  readonly browser: string;
  /** Origin of the backend; the only host besides the inboxes. */
  readonly backendUrl: string;
}

/**
 * `frame-ancestors`: only the inboxes may hold the sidebar. `style-src 'unsafe-inline'`: Mantine writes its theme and
 * component variables into style elements and attributes; scripts stay limited to the package.
 */
function contentSecurityPolicy(backendUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${backendUrl}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${inboxOrigins.join(' ')}`,
  ].join('; ');
}

/** Chromium's match patterns may name a port, Firefox's may not (and then match every port). */
function backendMatch({ browser, backendUrl }: ManifestTarget): string {
  const { protocol, hostname, host } = new URL(backendUrl);
  return `${protocol}//${browser === 'firefox' ? hostname : host}/*`;
}

export function manifestFor(target: ManifestTarget): UserManifest {
  const isFirefox = target.browser === 'firefox';
  return {
    default_locale: 'en',
    name: '__MSG_extension_name__',
    short_name: 'Threadbook',
    description: '__MSG_extension_description__',
    permissions: [...permissions],
    host_permissions: [...inboxMatches, backendMatch(target)],
    content_security_policy: { extension_pages: contentSecurityPolicy(target.backendUrl) },
    action: { default_title: '__MSG_action_title__' },
    web_accessible_resources: [
      {
        resources: [sidebarPage],
        matches: [...inboxMatches],
        // A guessable address would tell any script on the page who has Threadbook installed. Firefox's is random anyway.
        ...(isFirefox ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(isFirefox ? firefoxOnly : chromiumOnly),
  };
}

const chromiumOnly = { key: publicKey, minimum_chrome_version: '126' };

const firefoxOnly: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'threadbook@threadbook.example',
      strict_min_version: '140.0',
      data_collection_permissions: {
        required: ['authenticationInfo', 'personallyIdentifyingInfo', 'personalCommunications'],
      },
    },
  },
};
