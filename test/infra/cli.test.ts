/** The command line through `main`: its options and the text for people. */
import { describe, expect, it } from 'vitest';
import { cadenceNames } from '../../functions/domain/cadences/cadence.ts';
import { main } from '../../infra/local/cli/main.ts';
import type { Plan } from '../acceptance/plan-file.ts';
import { calendar, vevent } from '../adapters/ics/support.ts';
import { asMaya, exampleFile, newFile, planOf, run, stepsOf } from './support.ts';

const interview = vevent(
  'kestrel',
  'SUMMARY:Interview with Kestrel Foods #interview',
  'DTSTART:20261120T150000Z',
  'DTEND:20261120T160000Z',
  'CREATED:20261101T120000Z',
);
const ics = calendar(interview);

describe('help', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']], [['plan', '--help']], [['plan', 'x', '-h']]])(
    'is printed for %j',
    async (args) => {
      const { status, out, err } = await run(...args);
      expect({ status, err }).toStrictEqual({ status: 0, err: '' });
      const options = 'cadence now zone country me name employer history since until json out';
      for (const option of options.split(' ')) expect(out).toContain(`--${option} `);
      for (const name of [...cadenceNames, 'afterword plan', 'afterword rules']) {
        expect(out).toContain(name);
      }
    },
  );
});

describe('rules', () => {
  it('lists every cadence in a line', async () => {
    const { status, out } = await run('rules');
    expect(status).toBe(0);
    for (const name of cadenceNames) expect(out).toMatch(new RegExp(`^ +${name} +\\S.{10,}$`, 'm'));
  });

  it.each(cadenceNames)('describes %s with its own rules', async (name) => {
    const { status, out } = await run('rules', name);
    expect(status).toBe(0);
    expect(out.startsWith(`${name}: `)).toBe(true);
    expect(out).toContain(`${name}.`);
    expect(out).toMatch(/closing after \d+ days/);
  });
});

describe('an option', () => {
  it.each<[string, string[], Partial<Plan>]>([
    ['--now', [], { now: '2026-11-25T09:00:00-05:00' }],
    ['--zone', ['--zone', 'Europe/Berlin'], { zone: 'Europe/Berlin' }],
    ['--cadence', ['--cadence', 'how-often'], { cadence: 'how-often' }],
    ['no --cadence', [], { cadence: 'recommended' }],
    ['the last of two', ['--zone', 'Asia/Tokyo', '--zone', 'UTC'], { zone: 'UTC' }],
  ])('%s shows in the plan', async (_, args, expected) => {
    expect(await planOf(ics, ...asMaya, ...args)).toMatchObject(expected);
  });

  it('--zone reads times without a zone', async () => {
    const floating = calendar(vevent('one', 'SUMMARY:#interview', 'DTSTART:20261204T100000'));
    const plan = await planOf(floating, ...asMaya, '--zone', 'Europe/Berlin');
    expect(plan.interviews[0]?.start).toBe('2026-12-04T10:00:00+01:00');
  });

  it('--country keeps its holidays free', async () => {
    const days = async (...args: string[]) => {
      const plan = await planOf(ics, '--now', '2026-11-20T12:00:00Z', '--zone', 'UTC', ...args);
      return stepsOf(plan).map(({ start }) => start.slice(0, 10));
    };
    // A first touch a week after the interview of 19 November would fall on Thanksgiving.
    const dayBefore = ics.replaceAll('20261120T', '20261119T');
    const plan = await planOf(dayBefore, '--now', '2026-11-20T12:00:00Z', '--zone', 'UTC');
    expect(stepsOf(plan).map(({ start }) => start.slice(0, 10))).toContain('2026-11-26');
    const us = await planOf(dayBefore, '--now', '2026-11-20T12:00:00Z', '--country', 'us');
    expect(stepsOf(us).map(({ start }) => start.slice(0, 10))).not.toContain('2026-11-26');
    expect(await days('--country', 'DE')).toContain('2026-11-27');
  });

  it('--me, given twice, keeps oneself from being thanked', async () => {
    const guests = ['me@one.example', 'me@two.example', 'dana@kestrel.example'].map(
      (address, index) => `ATTENDEE;CN=Guest ${'ABC'[index]}.:mailto:${address}`,
    );
    const withGuests = calendar(
      interview.replace('END:VEVENT', `${guests.join('\r\n')}\r\nEND:VEVENT`),
    );
    const addresses = async (...me: string[]) => {
      const plan = await planOf(withGuests, '--now', '2026-11-20T12:00:00Z', ...me);
      return plan.interviews[0]?.interviewers.map(({ email }) => email);
    };
    expect(await addresses()).toHaveLength(3);
    const me = ['--me', 'ME@one.example', '--me', 'mailto:me@two.example'];
    expect(await addresses(...me)).toStrictEqual(['dana@kestrel.example']);
  });

  it('--name signs the drafts', async () => {
    const plan = await planOf(ics, ...asMaya, '--name', 'Zoë Quill');
    const thanks = stepsOf(plan).find(({ kind }) => kind === 'thank-you');
    expect(thanks?.text).toContain('Zoë Quill');
  });

  it('--employer leaves out interviews that one holds', async () => {
    const organizer = 'ORGANIZER;CN=Ruth Keller:mailto:ruth@hr.harborline.example';
    const held = vevent('held', 'SUMMARY:Interview: Data Analyst, Acme', organizer);
    const before = await planOf(calendar(held), ...asMaya);
    expect(before.interviews).toHaveLength(1);
    const after = await planOf(calendar(held), ...asMaya, '--employer', 'harborline.example');
    expect(after.interviews).toHaveLength(0);
    expect(after.skipped).toHaveLength(1);
  });

  it.each([
    ['nothing', [], ['2026-11-03', '2026-11-25', '2027-03-01']],
    ['--since', ['--since', '2026-11-25'], ['2026-11-25', '2027-03-01']],
    [
      'an earlier --since',
      ['--since', '2026-01-01'],
      ['2026-01-05', '2026-11-03', '2026-11-25', '2027-03-01'],
    ],
    ['--until', ['--until', '2026-11-25'], ['2026-11-03', '2026-11-25']],
    ['both', ['--since', '2026-11-04', '--until', '2026-11-25'], ['2026-11-25']],
    ['a day between', ['--since', '2026-11-04', '--until', '2026-11-04'], []],
  ])('%s leaves in the right days', async (_, args, expected) => {
    const days = ['2026-01-05', '2026-11-03', '2026-11-25', '2027-03-01'];
    const events = days.map((day) => {
      const start = `DTSTART:${day.replaceAll('-', '')}T233000`;
      return vevent(day, `SUMMARY:Interview at Firm ${day} #interview`, start);
    });
    const plan = await planOf(calendar(...events), ...asMaya, ...args);
    expect(plan.interviews.map(({ uid }) => uid)).toStrictEqual(expected);
    expect(plan.eventsRead).toBe(4);
  });
});

describe('a history', () => {
  const at = '2026-11-27T18:00:00Z';
  const planWith = async (kind: string, deed: object | null) => {
    const args = ['--now', '2026-11-30T12:00:00Z', '--zone', 'UTC', '--cadence', 'how-often'];
    const before = await planOf(ics, ...args);
    const key = stepsOf(before).find((step) => step.kind === kind)?.key;
    const history = newFile(`\uFEFF${JSON.stringify([{ key, at, ...deed }])}`, 'history.json');
    const after = await planOf(ics, ...args, '--history', history);
    return {
      before: stepsOf(before),
      steps: stepsOf(after),
      step: stepsOf(after).find((one) => one.key === key),
    };
  };

  it.each([
    ['done', 'card', { did: 'done' }, { status: 'done' }],
    ['deleted', 'card', { did: 'deleted' }, { status: 'deleted' }],
    ['no-answer', 'status', { did: 'no-answer' }, { status: 'done' }],
    ['new-date', 'status', { did: 'new-date', date: '2026-12-08' }, { status: 'done' }],
    [
      'moved',
      'debrief',
      { did: 'moved', start: '2026-12-01T09:30:00+01:00' },
      { status: 'planned', start: '2026-12-01T08:30:00Z' },
    ],
  ])('of %s shows in the step', async (_, kind, deed, expected) => {
    const { step } = await planWith(kind, deed);
    const start = step?.start.replace('+00:00', 'Z');
    expect({ ...step, start }).toMatchObject(expected);
  });

  it('with a new date brings a call on that day', async () => {
    const { before, steps } = await planWith('status', { did: 'new-date', date: '2026-12-08' });
    const calls = (all: typeof steps) =>
      all.filter(({ start, channel }) => start.startsWith('2026-12-08') && channel === 'phone');
    expect(calls(before)).toHaveLength(0);
    expect(calls(steps)).toHaveLength(1);
  });

  it('of steps that do not exist changes nothing', async () => {
    const file = newFile(
      JSON.stringify([{ key: 'nobody.status-1', did: 'deleted', at }]),
      'h.json',
    );
    expect(await planOf(ics, ...asMaya, '--history', file)).toStrictEqual(
      await planOf(ics, ...asMaya),
    );
  });
});

describe('the text for people', () => {
  it('has a table, the weeks ahead, what is asked and what is left out', async () => {
    const { status, out, err } = await run('plan', exampleFile, ...asMaya);
    expect({ status, err }).toStrictEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Afterword, Wed 25 Nov 09:00 /);
    expect(out).toContain('46 events read, 9 interviews, 1 application');
    expect(out).toMatch(/^Halyard Maps$/m);
    expect(out).toMatch(/^ {2}· Wed 25 Nov 10:00 {2}Write to Halyard Maps.*recommended\.3/m);
    expect(out).toMatch(/^The weeks ahead\n +23 Nov +30 Nov +7 Dec +14 Dec +21 Dec +28 Dec$/m);
    expect(out).toMatch(/^ {2}Tidewell Health +[·\w]{7} ·pI···· ··s···· ··s···· ··s···· ··x····$/m);
    expect(out).toMatch(/^May be interviews.*\n.*Kestrel Foods/m);
    expect(out).toMatch(/^Left out\n[\s\S]*Oxbow Freight.*\n +you declined it$/m);
    expect(out.endsWith('\n') && !out.includes('undefined')).toBe(true);
  });

  it('says so when there is nothing to do', async () => {
    const { out } = await run('plan', newFile(calendar()), ...asMaya);
    expect(out).toContain('0 events read');
    expect(out).toContain('Nothing to follow up on.');
    expect(out).not.toContain('The weeks ahead');
  });

  const harmful = 'Interview \u001b]0;owned\u0007\u001b[2J\u009b31m\u202e#interview';
  it.each([
    ['an interview', vevent('a', `SUMMARY:${harmful} with Acme`)],
    [
      'a name',
      vevent(
        'a',
        'SUMMARY:#interview',
        `ATTENDEE;CN=Dana \u001b[31mRed\u009b1m:mailto:d@a.example`,
      ),
    ],
    ['an event that is left out', vevent('a', `SUMMARY:${harmful}`, 'STATUS:CANCELLED')],
    [
      'an event that is asked about',
      vevent('a', `SUMMARY:Intro call \u001b[2J Kestrel`, 'ORGANIZER:mailto:r@kestrel.example'),
    ],
    ['an application', vevent('a', 'SUMMARY:Applied at \u001b[31mAcme\u009b #applied')],
  ])('prints %s with terminal sequences harmless', async (_, event) => {
    const { status, out, err } = await run('plan', newFile(calendar(event)), ...asMaya);
    expect(status).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(out).not.toContain('Nothing to follow up on.\n\n\n');
  });

  it('has colours where they are wanted', async () => {
    let text = '';
    const out = (part: string): void => {
      text += part;
    };
    await main(['plan', exampleFile, ...asMaya], { out, err: out, colours: true });
    expect(text).toContain('\u001b[1mHalyard Maps\u001b[22m');
  });
});
