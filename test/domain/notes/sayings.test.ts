/** The lines that pages write into a debrief: each is read back as what was said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadenceNames } from '../../../functions/domain/cadences/cadence.ts';
import { readMet } from '../../../functions/domain/notes/met.ts';
import type { Notes } from '../../../functions/domain/notes/notes.ts';
import { readNotes } from '../../../functions/domain/notes/read-notes.ts';
import {
  cadenceLine,
  channelLine,
  metLine,
  noCallsLine,
  outcomeLine,
  promiseLine,
  readLearned,
  type Saying,
  type Topic,
  withSayings,
  wordsLine,
} from '../../../functions/domain/notes/sayings.ts';
import { addDays } from '../../../functions/domain/time.ts';
import { englishLanguage } from '../../../functions/domain/wording/english.ts';
import { tries } from '../../tries.ts';
import { at, day } from '../make.ts';

const interviewDay = day('2026-10-06');
const read = (text: string): Notes => readNotes(text, interviewDay, plainWorkCalendar);
const saying = (topic: Topic, line: string | null): Saying => {
  return { topic, line, at: at('2026-10-06T12:00:00Z') };
};

describe('a line that a page writes', () => {
  it('is read back as the same promised day, for every day of two years', () => {
    for (let later = 1; later <= 730; later++) {
      const promised = addDays(interviewDay, later);
      expect(read(promiseLine(promised)).promisedBy).toBe(promised);
    }
  });

  it.each(['replied', 'rejected', 'offer', 'withdrawn'] as const)('is read as %s', (outcome) => {
    expect(read(outcomeLine(outcome)).outcome).toBe(outcome);
  });

  it.each(['email', 'phone', 'post'] as const)('is read as preferring %s', (channel) => {
    expect(read(channelLine(channel))).toMatchObject({ prefers: channel, noPhoneCalls: false });
  });

  it('is read as no phone calls, and as no preference', () => {
    expect(read(noCallsLine)).toMatchObject({ prefers: null, noPhoneCalls: true });
  });

  it.each(cadenceNames)('is read as the cadence %s', (name) => {
    expect(read(cadenceLine(name)).cadence).toBe(name);
  });

  it('says one thing only beside the text of a debrief and the other lines', () => {
    const text = withSayings(englishLanguage.debrief, [
      saying('met', metLine('Dana Cruz', 'CTO', 'dana@example.org')),
      saying('promise', promiseLine(day('2026-10-23'))),
      saying('calls', noCallsLine),
      saying('channel', channelLine('email')),
      saying('went', wordsLine('went', 'well, I think')),
      saying('learned', wordsLine('learned', 'they said no phone interviews; got an offer once')),
    ]);
    const added = text.slice(englishLanguage.debrief.length);
    expect(read(added)).toStrictEqual({
      promisedBy: day('2026-10-23'),
      agreedCall: null,
      noPhoneCalls: true,
      prefers: 'email',
      card: false,
      outcome: null,
      cadence: null,
      met: [{ name: 'Dana Cruz', title: 'CTO', email: 'dana@example.org' }],
    });
  });
});

describe('how it went', () => {
  const went = wordsLine('went', 'well, they decide by 30 October and prefer phone');

  it('is told at length, and gives no orders', () => {
    expect(read(went ?? '')).toMatchObject({ promisedBy: null, prefers: null });
  });

  it('does not hide what was said on a topic itself, in whatever order', () => {
    const said = [
      saying('promise', promiseLine(day('2026-10-23'))),
      saying('channel', channelLine('email')),
      saying('went', went),
    ];
    for (const sayings of [said, said.toReversed()]) {
      expect(read(withSayings('', sayings))).toMatchObject({
        promisedBy: day('2026-10-23'),
        prefers: 'email',
      });
    }
  });
});

describe('the line for somebody met', () => {
  const people: readonly (readonly [string, string, string])[] = [
    ['Dana Cruz', '', ''],
    ['Dana Cruz', 'CTO', 'dana@example.org'],
    ['R. J. Colby', 'Head of People', ''],
    ["Sinéad O'Neill-Smith", '', 'sinead.o+hr@mail.example.co.uk'],
    ['Ludwig van Beethoven', 'VP Engineering', ''],
    ['王小明', '', 'wang@example.org'],
  ];
  it.each(people)('is read back: %s, %s, %s', (name, title, email) => {
    expect(readMet(metLine(name, title, email) ?? '')).toStrictEqual([
      { name, title: title || null, email: email || null },
    ]);
  });

  it.each([
    ['dana cruz', 'Dana Cruz'],
    ['  Dana\n Cruz, ', 'Dana Cruz'],
    ['Dana (the boss) Cruz', 'Dana The Boss Cruz'],
    ['maría-josé', 'María-José'],
  ])('makes a name of %j', (given, name) => {
    expect(readMet(metLine(given, '', '') ?? '')).toMatchObject([{ name }]);
  });

  it.each(['', ' ', '...', '123', '()'])('is none for %j', (name) => {
    expect(metLine(name, 'CTO', 'dana@example.org')).toBeNull();
  });

  it('is one line whatever was typed, and names one address at most', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(typed, typed, (name, title) => {
        const line = metLine(name, title, 'dana@example.org');
        if (line === null) return;
        expect(line).not.toMatch(/\n/);
        expect(line.match(/[()]/g) ?? []).toHaveLength(2);
        expect(line.length).toBeLessThan(250);
      }),
    );
  });

  it('keeps the address of whom with however long a title', () => {
    const line = metLine('Dana Cruz', 'Senior '.repeat(40), 'dana@example.org');
    expect(readMet(line ?? '')).toMatchObject([{ name: 'Dana Cruz', email: 'dana@example.org' }]);
  });
});

describe('what was learned', () => {
  it.each([
    ['Learned: bring water', ['bring water']],
    ['I learned: bring water\nlearned: eat before', ['bring water', 'eat before']],
    ['We all learned: nothing', []],
    ['Learned:', []],
    ['Learned:   ', []],
  ])('is read from %j', (text, lessons) => {
    expect(readLearned(text)).toStrictEqual(lessons);
  });

  it.each(['went', 'learned'] as const)('is one line: %s', (topic) => {
    expect(wordsLine(topic, ' a\n\n b\t ')).toMatch(/: a b$/);
    expect(wordsLine(topic, ' \n ')).toBeNull();
  });
});

describe('a text with sayings in it', () => {
  const own = 'They have a garden.';
  it.each<[string, string, readonly Saying[], string]>([
    ['begins with them where it was empty', '', [saying('outcome', '#offer')], '#offer'],
    ['keeps its own lines above', own, [saying('outcome', '#offer')], `${own}\n\n#offer`],
    [
      'has the last one of a topic',
      own,
      [saying('outcome', '#offer'), saying('outcome', '#replied')],
      `${own}\n\n#replied`,
    ],
    ['has none of a topic that was taken back', `${own}\n\n#offer`, [saying('outcome', null)], own],
    [
      'is as it was where all was taken back',
      own,
      [saying('outcome', '#offer'), saying('outcome', null)],
      own,
    ],
    ['adds people up', '', [saying('met', 'Met Al'), saying('met', 'Met Bo')], 'Met Al\nMet Bo'],
    [
      "leaves the person's own words on the topic",
      'They sent an #offer!',
      [saying('outcome', null)],
      'They sent an #offer!',
    ],
  ])('%s', (_, text, sayings, expected) => {
    expect(withSayings(text, sayings)).toBe(expected);
  });

  const lines: readonly (readonly [Topic, string | null])[] = [
    ['outcome', '#offer'],
    ['outcome', '#rejected'],
    ['outcome', null],
    ['promise', 'Decision by Friday, 23 October 2026'],
    ['promise', null],
    ['calls', noCallsLine],
    ['calls', null],
    ['met', 'Met Al'],
    ['met', null],
    ['learned', 'Learned: a'],
    ['went', 'It went: well'],
  ];
  const said = fc.array(fc.constantFrom(...lines), { maxLength: 8 });
  const texts = fc
    .array(fc.constantFrom(own, '', '#offer', 'Met Al', noCallsLine), { maxLength: 6 })
    .map((some) => some.join('\n').trim());

  it('is the same when it is said again, though blank lines at its end were lost', () => {
    fc.assert(
      fc.property(texts, said, (text, some) => {
        const sayings = some.map(([topic, line]) => saying(topic, line));
        const once = withSayings(text, sayings);
        expect(withSayings(once.trimEnd(), sayings)).toBe(once.trimEnd());
        for (const line of text.split('\n').filter((one) => one === own)) {
          expect(once.split('\n')).toContain(line);
        }
      }),
      tries(1000),
    );
  });
});
