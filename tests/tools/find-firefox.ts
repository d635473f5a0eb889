import { aptInstall, BrowserMissing, canUseApt, type Machine } from './find-browser.ts';

/** Firefox under the names that systems give it; the release and the long-term one are both new enough. */
const installedFirefoxes = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/usr/lib/firefox-esr/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/**
 * Path of a Firefox: FIREFOX_PATH, an installed one, and at last Debian's package, installed now for root.
 * @throws BrowserMissing
 */
export async function findFirefox(machine: Machine): Promise<string> {
  const named = machine.env.FIREFOX_PATH;
  if (named !== undefined && named !== '') {
    if (machine.exists(named)) return named;
    throw new BrowserMissing(`FIREFOX_PATH names ${named}, and there is no such file.`);
  }
  const found = installedFirefoxes.find(machine.exists);
  if (found !== undefined) return found;
  if (canUseApt(machine)) {
    machine.log("No Firefox here: installing Debian's firefox-esr, about half a minute.");
    if (await aptInstall(machine, ['firefox-esr'])) {
      const installed = installedFirefoxes.find(machine.exists);
      if (installed !== undefined) return installed;
    }
  }
  throw new BrowserMissing(
    'No Firefox was found, and none could be installed. Install Firefox (Debian: apt-get install firefox-esr) ' +
      'or name one in FIREFOX_PATH.',
  );
}
