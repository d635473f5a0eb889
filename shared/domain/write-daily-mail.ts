import type { DailyMailContent } from '../contracts/daily-mail.ts';
import { dailyMailStrings } from '../i18n/daily-mail-strings.ts';
import { oneStraightLine } from './one-straight-line.ts';

export interface WrittenMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface DailyMailLinks {
  /** Says in a browser what stopping means; a program's POST there stops at once. */
  readonly stop: string;
  /** Address of the web workspace; null where nobody said where it is. */
  readonly today: string | null;
}

type Words = Readonly<Record<keyof (typeof dailyMailStrings)['en'], string>>;
type Part = { readonly heading: string; readonly lines: readonly string[] };

/**
 * A daily mail as it is sent, in the language and zone of its reader: text and HTML say the same. Names of customers, people
 * and organisations are what somebody typed or what came with a mail, so in HTML they are text and within a line they stay.
 */
export function writeDailyMail(content: DailyMailContent, links: DailyMailLinks): WrittenMail {
  const words: Words = dailyMailStrings[content.language];
  const organisation = oneStraightLine(content.organisation);
  const parts = partsOf(content, words);
  const lead = fill(words.lead, {
    ...{ organisation, zone: content.time_zone },
    day: new Intl.DateTimeFormat(content.language, { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(`${content.day}T00:00:00Z`),
    ),
  });
  const why = fill(words.why, { organisation });
  const named = [
    ...(links.today === null ? [] : [{ name: words.open, url: links.today }]),
    { name: words.stop, url: links.stop },
  ];
  return {
    to: content.address,
    subject: subjectOf(content, words),
    text: [
      lead,
      ...parts.map(({ heading, lines }) =>
        [heading, ...lines.map((line) => `- ${line}`)].join('\n'),
      ),
      [...named.map(({ name, url }) => `${name}: ${url}`), why].join('\n'),
    ].join('\n\n'),
    html: [
      `<!doctype html><html lang="${content.language}"><meta charset="utf-8">`,
      '<body style="font-family:sans-serif;max-width:40em;line-height:1.5">',
      `<p>${escaped(lead)}</p>`,
      ...parts.map(
        ({ heading, lines }) =>
          `<h2 style="font-size:1.1em">${escaped(heading)}</h2><ul>${lines
            .map((line) => `<li><bdi>${escaped(line)}</bdi></li>`)
            .join('')}</ul>`,
      ),
      ...named.map(({ name, url }) => `<p><a href="${escaped(url)}">${escaped(name)}</a></p>`),
      `<p style="color:#666">${escaped(why)}</p></body></html>`,
    ].join('\n'),
  };
}

function subjectOf(content: DailyMailContent, words: Words): string {
  const { overdue_count: overdue, today_count: today, team } = content;
  if (overdue > 0) return fill(words.subject_overdue, { overdue, today });
  if (today > 0) return fill(words.subject_today, { today });
  return fill(words.subject_team, { overdue: lateIn(team) });
}

function partsOf(content: DailyMailContent, words: Words): Part[] {
  const { language, time_zone: timeZone, team } = content;
  const shown = (at: string) =>
    new Intl.DateTimeFormat(language, {
      ...{ dateStyle: 'medium', timeStyle: 'short', timeZone },
    }).format(new Date(at));
  const line = (item: DailyMailContent['today'][number]) => {
    const who = item.customer_name === null ? words.somebody : oneStraightLine(item.customer_name);
    const what = item.kind === 'recycling' ? words.recycling : oneStraightLine(item.plan);
    return `${shown(item.due_at)} · ${who} · ${what}`;
  };
  const section = (heading: string, items: readonly string[], total: number): Part => ({
    heading: fill(heading, { total }),
    lines:
      total > items.length
        ? [...items, fill(words.more, { rest: total - items.length })]
        : [...items],
  });
  const sections: Part[] = [];
  if (content.overdue_count > 0)
    sections.push(section(words.overdue, content.overdue.map(line), content.overdue_count));
  if (content.today_count > 0)
    sections.push(section(words.today, content.today.map(line), content.today_count));
  if (team.length > 0)
    sections.push({
      heading: fill(words.team, { total: lateIn(team) }),
      lines: team.map(({ member_name, overdue_count, oldest_due_at }) =>
        fill(words.team_line, {
          ...{ member: oneStraightLine(member_name), total: overdue_count },
          since: shown(oldest_due_at),
        }),
      ),
    });
  return sections;
}

const lateIn = (team: DailyMailContent['team']): number =>
  team.reduce((sum, { overdue_count }) => sum + overdue_count, 0);

/** One pass: braces within a name are left as they are. */
const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
