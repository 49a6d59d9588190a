import { describe, expect, it } from 'vitest';
import { calendar, event } from '../common/calendar.ts';
import { planFile } from '../plan-file.ts';

const jane = { name: 'Jane Roe', email: 'jane@acme.example' };
const args = [
  '--now',
  '2026-06-01T12:00:00Z',
  '--zone',
  'America/New_York',
  '--cadence',
  'weekly-calls',
];

async function texts(description: string): Promise<{ card: string; status: string }> {
  const ics = calendar(
    event({
      uid: 'one@acme.example',
      start: '2026-06-02T14:00:00Z',
      end: '2026-06-02T15:00:00Z',
      title: 'Interview with Acme',
      description,
      organizer: jane,
      guests: [jane],
    }),
  );
  const steps = (await planFile(ics, args)).interviews.flatMap((one) => one.followUps);
  const textOf = (kind: string): string => steps.find((step) => step.kind === kind)?.text ?? '';
  return { card: textOf('card'), status: textOf('status') };
}

describe('weekly-calls without calls', () => {
  it('weekly-calls.1: the card announces a call where calls are made', async () => {
    expect((await texts('')).card).toContain('I will call you in one week');
  });

  it('common.6: the card announces a letter where no calls are wanted', async () => {
    const { card, status } = await texts('No phone calls.');
    expect(card).toContain('I will write to you in one week');
    expect(status).toContain('how my credentials compare');
    expect(status).not.toMatch(/smile while you talk/i);
  });
});
