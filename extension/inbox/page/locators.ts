/**
 * One way to find something on a page that is not ours. Locators are data: a list per capability, best first, so that a
 * page that changes is answered with a new row, and old rows stay as long as anybody may still see the old page.
 */
export interface Locator {
  readonly id: string;
  /** A: an identity that the page itself relies on. B: a second, independent way. C: looks or labels, last resort. */
  readonly tier: 'A' | 'B' | 'C';
  readonly selector: string;
  /** Year and month of the oldest and the newest sighting. */
  readonly firstSeen: string;
  readonly confirmed: string;
}
