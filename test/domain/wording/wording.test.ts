import { describe, expect, test } from 'vitest';
import { cadenceNames, type RuleId } from '../../../functions/domain/cadences/cadence.ts';
import type { Person } from '../../../functions/domain/event.ts';
import type { Reason, Step, StepKind, Tone } from '../../../functions/domain/plan/step.ts';
import { englishLanguage } from '../../../functions/domain/wording/english.ts';
import type { About } from '../../../functions/domain/wording/language.ts';
import { wordsFor, wordsHash } from '../../../functions/domain/wording/wording.ts';
import { at, day, person, zone } from '../make.ts';

const kinds: StepKind[] = ['prepare', 'debrief', 'thank-you', 'card', 'status', 'reply'];
kinds.push('application', 'closing');
const tones: Tone[] = [
  'first',
  'again',
  'last',
  'new-date',
  'after-voicemail',
  'rejected',
  'offer',
];
const channels: Step['channel'][] = ['email', 'phone', 'post', 'self'];

const reasons: Reason[] = [
  { because: 'interview' },
  ...(
    ['decision-soon', 'promise', 'new-date', 'agreed-call', 'usual-answer', 'previous'] as const
  ).map((because): Reason => ({ because, day: day('2026-12-04') })),
  { because: 'days-since-interview', days: 7 },
  { because: 'days-since-application', days: 14 },
  ...(['rejected', 'offer', 'withdrawn'] as const).map(
    (outcome): Reason => ({ because: 'outcome', outcome }),
  ),
];

const known: About = {
  company: 'Acme',
  role: 'Buyer',
  day: day('2026-12-01'),
  callsLater: true,
  lessons: [],
  minute: 870,
  owner: 'Sam Reed',
  interviewers: [{ name: 'Dana Cruz', email: 'dana@acme.example', title: 'CTO' }],
};

const nobody = { company: null, role: null, minute: null, owner: null, interviewers: [] };
const abouts: About[] = [
  known,
  { ...known, company: null },
  { ...known, role: null },
  { ...known, owner: null },
  { ...known, minute: null },
  { ...known, interviewers: [person(null, 'lee@acme.example'), person('Lee Wong')] },
  { ...known, ...nobody },
];

const recipients: (readonly Person[])[] = [
  [],
  [person('Dana Cruz', 'dana@acme.example')],
  [person('Dana Cruz')],
  [person(null, 'dana@acme.example')],
  [person('Dana Cruz', 'dana@acme.example'), person('Lee Wong', 'lee+jobs@acme.example')],
];

const ruleSets: RuleId[][] = cadenceNames.flatMap((name) =>
  ([1, 2, 6] as const).map((number): RuleId[] => ['common.2', `${name}.${number}`]),
);

function step(changed: Partial<Step> = {}): Step {
  return {
    key: 'k.status-1',
    uid: 'one@example.com',
    kind: 'status',
    touch: 1,
    channel: 'email',
    as: 'event',
    start: at('2026-12-08T09:00Z'),
    planned: at('2026-12-08T09:00Z'),
    doneAt: null,
    end: at('2026-12-08T09:15Z'),
    deadline: null,
    zone: zone('UTC'),
    to: [person('Dana Cruz', 'dana@acme.example')],
    rules: ['common.9'],
    tone: 'first',
    reason: { because: 'interview' },
    status: 'planned',
    ...changed,
  };
}

/** Every kind with every tone, channel, reason, recipient and gap in what is known. */
function* every(): Generator<{ step: Step; about: About }> {
  let turn = 0;
  for (const kind of kinds) {
    for (const tone of tones) {
      for (const channel of channels) {
        for (const about of abouts) {
          for (const to of recipients) {
            turn++;
            const reason = reasons[turn % reasons.length] ?? { because: 'interview' };
            const rules = ruleSets[turn % ruleSets.length] ?? [];
            yield { step: step({ kind, tone, channel, to, reason, rules }), about };
          }
        }
      }
    }
  }
}

/** The text without its link, whose letters are encoded. */
const readable = (text: string): string => text.replace(/mailto:\S+/g, '');

const holes: [string, RegExp][] = [
  ['no "null" and no "undefined"', /\b(?:null|undefined|NaN)\b|\[object/],
  ['no two spaces', / {2}/],
  ['no empty brackets', /\(\s*\)|\[\s*\]|“\s*”/],
  ['no space before a point or comma', / [.,;:!?](?:\s|$)/m],
  ['no doubled point', /(?<!\.)\.\.(?!\.)/],
  ['no empty greeting', /Dear\s*,|Hello\s+,/],
  ['no dangling word', /\b(?:at|for|to|with|by|on)\s*(?:[.,;:!?](?!\S)|$)/m],
  ['no three empty lines', /\n{3}/],
  [
    'no pushy word',
    /did not (?:answer|reply|respond)|didn.t|haven.t heard|still waiting|again and again|as I have not/i,
  ],
];

describe('every text', () => {
  test.each(holes)('has %s', (_, hole) => {
    const broken: string[] = [];
    let count = 0;
    for (const one of every()) {
      count++;
      const { title, text } = wordsFor(one.step, one.about, englishLanguage);
      const found = hole.exec(title) ?? hole.exec(readable(text));
      if (found) broken.push(`${one.step.kind} ${one.step.tone}: …${found[0]}… in ${title}`);
    }
    expect(broken.slice(0, 5)).toStrictEqual([]);
    expect(count).toBe(8 * 7 * 4 * 7 * 5);
  });

  test('has a title of one line, 120 letters at most', () => {
    const long = { ...known, company: 'Acme '.repeat(60).trim(), role: 'Buyer\nof things' };
    for (const kind of kinds) {
      const { title } = wordsFor(step({ kind }), long, englishLanguage);
      expect(title.length).toBeLessThanOrEqual(120);
      expect(title).not.toMatch(/\n/);
    }
  });

  test('says why and by which rules, a debrief aside', () => {
    for (const kind of kinds) {
      const { text } = wordsFor(step({ kind }), known, englishLanguage);
      expect(text.includes('Why now: because of this interview (common.9).')).toBe(
        kind !== 'debrief',
      );
    }
  });

  test('of a debrief is the same for everybody', () => {
    const texts = abouts.map(
      (about) => wordsFor(step({ kind: 'debrief' }), about, englishLanguage).text,
    );
    expect(new Set(texts)).toStrictEqual(new Set([englishLanguage.debrief]));
  });

  test('has its own hash', () => {
    const { title, text } = wordsFor(step(), known, englishLanguage);
    expect(wordsHash({ title, text })).toBe(wordsHash({ title, text }));
    expect(wordsHash({ title, text: `${text}.` })).not.toBe(wordsHash({ title, text }));
    expect(wordsHash({ title: `${title}.`, text })).not.toBe(wordsHash({ title, text }));
  });
});

describe('a name that ends in half a character, or is cut there', () => {
  const half = /\p{Surrogate}/u;
  const one = step({ kind: 'thank-you', channel: 'email', to: [person('Dana')] });

  test.each([
    ['half of one', 'Acme \ud83d'],
    ['the other half', '\udc00 Acme'],
    ...Array.from({ length: 30 }, (_, i) => [
      `whole ones from ${i} on`,
      `${'x'.repeat(80 + i)}${'😀'.repeat(20)}`,
    ]),
  ])('becomes a title, a text and a link of whole ones: %s', (_, company) => {
    const { title, text } = wordsFor(one, { ...known, company }, englishLanguage);
    expect([title, text].filter((words) => half.test(words))).toStrictEqual([]);
    expect(title.length).toBeLessThanOrEqual(120);
    expect(text).toContain('mailto:');
  });
});

describe('the link that opens a mail program', () => {
  test('is a URL whose subject and body are those of the draft', () => {
    let links = 0;
    for (const { step: one, about } of every()) {
      const { text } = wordsFor(one, about, englishLanguage);
      const link = /mailto:\S+/.exec(text)?.[0];
      if (!link) continue;
      links++;
      const url = new URL(link);
      const draft = englishLanguage.draft(one, about);
      const query = new Map(
        url.search
          .slice(1)
          .split('&')
          .map((part) => part.split('=').map(decodeURIComponent) as [string, string]),
      );
      expect(query.get('subject')).toBe(draft?.subject ?? '');
      expect(query.get('body')?.replaceAll('\r\n', '\n')).toBe(draft?.body);
      expect(link).not.toMatch(/[<>"{}|\\^`\s+]/);
      const to = decodeURIComponent(url.pathname);
      expect(to).toBe(one.to.flatMap(({ email }) => email ?? []).join(','));
    }
    expect(links).toBeGreaterThan(500);
  });
});
