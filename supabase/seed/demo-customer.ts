/** One customer of the demo organisation with its contacts and history. Ages count back from the day of seeding. */
export interface DemoCustomer {
  readonly name: string;
  readonly shortName: string | null;
  /** null: in the public pool */
  readonly ownerEmail: string | null;
  readonly status: 'lead' | 'potential' | 'intent' | 'won' | 'lost';
  readonly tier: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  /** GB/T 4754 section and division */
  readonly industryCode: string;
  /** `CN-320500` (GB/T 2260 prefecture) or `DE` (ISO 3166) */
  readonly regionCode: string;
  readonly customerType: string;
  readonly sourceChannel: string | null;
  readonly domains: readonly string[];
  readonly createdDaysAgo: number;
  readonly contacts: readonly DemoContact[];
  readonly followUps: readonly DemoFollowUp[];
  readonly reminder: DemoReminder | null;
}

export interface DemoContact {
  /** First is the primary contact. */
  readonly name: string;
  readonly title: string | null;
  readonly addresses: readonly string[];
  /** E.164, from ranges that are reserved for invented numbers where there are any */
  readonly phones: readonly string[];
}

export interface DemoFollowUp {
  readonly kind: 'call' | 'visit' | 'meeting' | 'chat';
  readonly daysAgo: number;
  /** Minutes after midnight in the organisation's zone. */
  readonly minuteOfDay: number;
  /** Hours between the contact and its being written down; more than 24 is late. */
  readonly recordedAfterHours: number;
  readonly outcome: 'interested' | 'wants_quote' | 'objection' | 'no_answer' | 'other';
  readonly note: string;
}

export interface DemoReminder {
  readonly plan: string;
  /** Negative: overdue. */
  readonly inDays: number;
  readonly minuteOfDay: number;
  readonly priority: 'high' | 'medium' | 'low';
}
