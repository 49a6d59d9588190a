import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, event } from './calendar.ts';
import {
  before,
  cadences,
  nth,
  ofKind,
  options,
  pending,
  planned,
  sole,
  statuses,
} from './steps.ts';

const zone = 'America/New_York';
const on = '2026-06-02';
const touches = ['thank-you', 'card', 'status', 'reply', 'application'];

const ways = [
  'No phone calls.',
  'no phone calls please',
  'NO PHONE CALLS',
  'Please note: no phone calls!',
];

describe.each(cadences)('"no phone calls" in %s', (cadence) => {
  it.each(ways)('common.6 "%s" turns every call into an e-mail at the same time', async (notes) => {
    const plain = await planned({ on, zone, cadence });
    const found = await planned({ on, zone, cadence, notes });
    expect(found.noPhoneCalls).toBe(true);
    expect(plain.noPhoneCalls).toBe(false);
    expect(pending(found).filter(({ channel }) => channel === 'phone')).toStrictEqual([]);
    expect(statuses(plain).length).toBeGreaterThan(0);
    const moments = (steps: readonly { start: string }[]): number[] =>
      steps.map(({ start }) => Date.parse(start));
    expect(moments(statuses(found))).toStrictEqual(moments(statuses(plain)));
    expect(new Set(statuses(found).map(({ channel }) => channel))).toStrictEqual(
      new Set(['email']),
    );
  });

  it('common.6 holds where a call was agreed', async () => {
    const found = await planned({
      on,
      zone,
      cadence,
      notes: 'No phone calls.\nCall me in three days.',
    });
    expect(statuses(found).length).toBeGreaterThan(0);
    expect(pending(found).filter(({ channel }) => channel === 'phone')).toStrictEqual([]);
  });

  it('common.6, reading 8: stands above "prefers phone"', async () => {
    const found = await planned({
      on,
      zone,
      cadence,
      notes: 'Recruiter prefers phone.\nNo phone calls.',
    });
    expect(statuses(found).length).toBeGreaterThan(0);
    expect(pending(found).filter(({ channel }) => channel === 'phone')).toStrictEqual([]);
  });

  it('common.6 holds where the title says so', async () => {
    const found = await planned({
      on,
      zone,
      cadence,
      title: 'Interview with Acme (no phone calls)',
    });
    expect(found.noPhoneCalls).toBe(true);
    expect(pending(found).filter(({ channel }) => channel === 'phone')).toStrictEqual([]);
  });
});

describe('"no phone calls" of an application', () => {
  it('common.6 plans no call', async () => {
    const applied = event({
      start: on,
      title: 'Applied at Acme #applied',
      description: 'No phone calls. prefers phone',
    });
    const plan = await planFile(calendar(applied), options({ now: before(on), zone }));
    const steps = pending(sole(plan.applications, 'application'));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter(({ channel }) => channel === 'phone')).toStrictEqual([]);
  });
});

const calling = ['dos-and-donts', 'how-often', 'weekly-calls'] as const;

describe.each(cadences)('the channels of %s', (cadence) => {
  const notes = [
    '',
    'Text me on 555 0100 any time, or find us on LinkedIn and WhatsApp.',
    'They prefer text messages and Slack.',
    'prefers phone',
    'prefers post',
  ];

  it.each(notes)('common.7 are e-mail, post and phone alone, with the note "%s"', async (words) => {
    const found = await planned({ on, zone, cadence, notes: words });
    const kinds = new Set(pending(found).map(({ kind }) => kind));
    expect(kinds.has('status')).toBe(true);
    for (const step of pending(found)) {
      const allowed = touches.includes(step.kind) ? ['email', 'post', 'phone'] : ['self'];
      expect(allowed, step.kind).toContain(step.channel);
    }
  });

  it.each(['prefers phone', 'Recruiter prefers phone', '#interview prefers phone'])(
    'common.8, reading 8: "%s" makes every status touch a call',
    async (words) => {
      const found = await planned({ on, zone, cadence, notes: words });
      expect(found.prefers).toBe('phone');
      expect(new Set(statuses(found).map(({ channel }) => channel))).toStrictEqual(
        new Set(['phone']),
      );
    },
  );

  it.each(['prefers email', 'Recruiter prefers email', 'She prefers e-mail'])(
    'common.8, reading 8: "%s" makes every status touch an e-mail',
    async (words) => {
      const found = await planned({ on, zone, cadence, notes: words });
      expect(found.prefers).toBe('email');
      expect(new Set(statuses(found).map(({ channel }) => channel))).toStrictEqual(
        new Set(['email']),
      );
    },
  );

  it('common.8 keep their days when the preference changes the channel', async () => {
    const days = (steps: readonly { start: string }[]): string[] =>
      steps.map(({ start }) => start.slice(0, 10));
    const plain = await planned({ on, zone, cadence });
    const phoned = await planned({ on, zone, cadence, notes: 'prefers phone' });
    expect(days(statuses(plain)).length).toBeGreaterThan(0);
    expect(days(statuses(phoned))).toStrictEqual(days(statuses(plain)));
  });
});

describe('prefers', () => {
  it.each(calling)(
    'common.8 leaves the first status touch of %s a call where nothing is known',
    async (cadence) => {
      const found = await planned({ on, zone, cadence });
      expect(found.prefers).toBeNull();
      expect(nth(statuses(found), 0, 'status touch').channel).toBe('phone');
    },
  );

  it('common.8 leaves the status touches of the recommended cadence e-mails where nothing is known', async () => {
    const found = await planned({ on, zone });
    expect(found.prefers).toBeNull();
    expect(new Set(statuses(found).map(({ channel }) => channel))).toStrictEqual(
      new Set(['email']),
    );
  });

  it('reading 8: "prefers post" is known as such and makes the thank-you a card', async () => {
    const found = await planned({ on, zone, notes: 'prefers post' });
    expect(found.prefers).toBe('post');
    expect(ofKind(found, 'card').map(({ channel }) => channel)).toStrictEqual(['post']);
  });
});
