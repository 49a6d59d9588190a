import { describe, expect, it } from 'vitest';
import { calendar, event } from '../../acceptance/common/calendar.ts';
import { planFile } from '../../acceptance/plan-file.ts';

const zone = [
  '--zone',
  'America/New_York',
  '--me',
  'maya.patel@example.com',
  '--name',
  'Maya Patel',
];
const jane = { name: 'Jane Roe', email: 'jane@acme.example' };

type More = Parameters<typeof event>[0];

function interview(more: Partial<More> & { uid: string; start: string; end: string }): string {
  return event({ title: 'Interview with Acme', organizer: jane, guests: [jane], ...more } as More);
}

const first = {
  uid: 'first@example.com',
  start: '2026-11-23T15:00:00Z',
  end: '2026-11-23T16:00:00Z',
};
const second = {
  uid: 'second@example.com',
  start: '2026-11-30T15:00:00Z',
  end: '2026-11-30T16:00:00Z',
};

async function followUps(ics: string, now: string, history?: object[]) {
  const plan = await planFile(ics, ['--now', now, ...zone], history);
  return plan.interviews.flatMap((one) => one.followUps);
}

describe('news of the outcome', () => {
  it('closes once and for all where the person withdrew before the interview', async () => {
    const ics = calendar(
      interview({ ...first, description: '#withdrawn', modified: '2026-11-20T12:00:00Z' }),
    );
    const [early, late] = [
      await followUps(ics, '2026-11-21T12:00:00Z'),
      await followUps(ics, '2027-01-10T12:00:00Z'),
    ];
    expect(early.map(({ kind }) => kind)).toStrictEqual(['closing']);
    expect(late.map(({ kind, start }) => [kind, start])).toStrictEqual(
      early.map(({ kind, start }) => [kind, start]),
    );
  });

  it('is heard where it stands in an earlier round, written after the last', async () => {
    const ics = calendar(
      interview({ ...first, description: '#rejected', modified: '2026-12-02T12:00:00Z' }),
      interview(second),
    );
    const steps = await followUps(ics, '2026-12-02T13:00:00Z');
    expect(steps.filter(({ kind }) => kind === 'status')).toStrictEqual([]);
    expect(steps.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
  });

  it('stops no thank-you where a reply was heard before the interview', async () => {
    const ics = calendar(
      interview({ ...first, description: '#replied', modified: '2026-11-20T12:00:00Z' }),
    );
    const kinds = (await followUps(ics, '2026-11-21T12:00:00Z')).map(({ kind }) => kind);
    expect(kinds).toContain('thank-you');
    expect(kinds).not.toContain('status');
  });
});

describe('the keys of an interview', () => {
  it('stay where a later round of the same employer is cancelled', async () => {
    const alone = await followUps(calendar(interview(first)), '2026-11-21T12:00:00Z');
    const cancelled = interview({ ...second, title: 'Second interview Acme', status: 'CANCELLED' });
    const both = await followUps(calendar(interview(first), cancelled), '2026-11-21T12:00:00Z');
    expect(both.map(({ key }) => key)).toStrictEqual(alone.map(({ key }) => key));
  });

  it('stay for somebody thanked by address whose name is learned later', async () => {
    const nameless = { email: 'dcz@acme.example' };
    const guests = { organizer: nameless, guests: [nameless] };
    const before = calendar(interview({ ...first, ...guests } as never));
    const thanks = (await followUps(before, '2026-11-21T12:00:00Z')).find(
      ({ kind }) => kind === 'thank-you',
    );
    const done = [{ key: thanks?.key, did: 'done', at: '2026-11-23T18:00:00Z' }];
    const named = 'met Dana Cruz (CTO, dcz@acme.example)';
    const after = calendar(interview({ ...first, ...guests, description: named } as never));
    const steps = (await followUps(after, '2026-11-24T12:00:00Z', done)).filter(
      ({ kind }) => kind === 'thank-you',
    );
    expect(steps.map(({ key, status }) => [key, status])).toStrictEqual([[thanks?.key, 'done']]);
  });
});

describe('a day that has passed', () => {
  it.each(['We will decide by Nov 20', 'you will hear by November 1', 'decision by 1 October'])(
    'is no promise for next year: "%s"',
    async (description) => {
      const plan = await planFile(calendar(interview({ ...first, description })), [
        '--now',
        '2026-11-21T12:00:00Z',
        ...zone,
      ]);
      expect(plan.interviews.map(({ promisedBy }) => promisedBy)).toStrictEqual([null]);
    },
  );

  it('does not hide a call that is agreed beside a tag', async () => {
    const plan = await planFile(
      calendar(interview({ ...first, description: '#interview call me tomorrow' })),
      ['--now', '2026-11-21T12:00:00Z', ...zone],
    );
    expect(plan.interviews.map(({ agreedCall }) => agreedCall)).toStrictEqual(['2026-11-24']);
  });
});
