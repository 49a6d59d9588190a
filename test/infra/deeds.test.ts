/** What the person does to the written steps in their calendar decides the next plan. */
import { describe, expect, it } from 'vitest';
import type { FollowUp, Plan } from '../acceptance/plan-file.ts';
import { calendar, vevent } from '../adapters/ics/support.ts';
import { newFile, planOf, stepsOf, writtenFor } from './support.ts';

const original = calendar(
  vevent(
    'kestrel',
    'SUMMARY:Interview with Kestrel Foods #interview',
    'DTSTART:20261118T140000Z',
    'DTEND:20261118T150000Z',
    'CREATED:20261101T120000Z',
  ),
);
const args = ['--now', '2026-11-28T12:00:00Z', '--zone', 'UTC'];

type Form = 'VEVENT' | 'VTODO';

/** The step of a plan with that kind and touch. */
function stepIn(plan: Plan, kind: string, touch: number | null = null): FollowUp {
  const step = stepsOf(plan).find((one) => one.kind === kind && one.touch === touch);
  if (!step) throw new Error(`no ${kind} ${touch}`);
  return step;
}

/** Changes the one component that bears a key, as a calendar program would. */
function edited(
  text: string,
  form: Form,
  key: string,
  edit: (component: string) => string,
): string {
  const whole = new RegExp(
    `BEGIN:${form}\\r\\n(?:(?!END:${form})[\\s\\S])*?END:${form}\\r\\n`,
    'g',
  );
  let found = 0;
  const result = text.replace(whole, (component) => {
    if (!component.includes(`X-AFTERWORD-KEY:${key}\r\n`)) return component;
    found++;
    return edit(component);
  });
  expect(found).toBe(1);
  return result;
}

const line = (property: string, value: string) => (component: string) =>
  component.replace(new RegExp(`\\r\\n${property}:`), `\r\n${property}:${value}`);
const replaced = (property: string, value: string) => (component: string) =>
  component
    .replace(new RegExp(`\\r\\n${property}[:;].*`), '')
    .replace(/\r\nEND:(VEVENT|VTODO)\r\n$/, `\r\n${property}:${value}\r\nEND:$1\r\n`);

async function planAfter(
  kind: string,
  touch: number | null,
  form: Form,
  edit: (component: string) => string,
): Promise<{ before: Plan; after: Plan; calendarNow: string }> {
  const before = await planOf(original, ...args);
  const ours = await writtenFor(original, ...args);
  const calendarNow = original + edited(ours, form, stepIn(before, kind, touch).key, edit);
  return { before, after: await planOf(calendarNow, ...args), calendarNow };
}

describe('a step', () => {
  it.each<[string, string, number | null, Form, (component: string) => string]>([
    ['ticked', 'closing', null, 'VTODO', replaced('STATUS', 'COMPLETED')],
    ['ticked by its date', 'thank-you', null, 'VTODO', replaced('COMPLETED', '20261119T080000Z')],
    ['ticked by percent', 'thank-you', null, 'VTODO', replaced('PERCENT-COMPLETE', '100')],
    ['with ✓', 'status', 1, 'VEVENT', line('SUMMARY', '✓ ')],
    ['with ✔', 'status', 2, 'VEVENT', line('SUMMARY', '✔')],
    ['with ✅', 'thank-you', null, 'VEVENT', line('SUMMARY', '✅ ')],
    ['with ☑', 'debrief', null, 'VEVENT', line('SUMMARY', '☑ ')],
    ['with [x]', 'status', 1, 'VEVENT', line('SUMMARY', '[x] ')],
    ['with [X]', 'status', 1, 'VEVENT', line('SUMMARY', '[X] ')],
    ['with done', 'status', 1, 'VEVENT', line('SUMMARY', 'done ')],
    ['with DONE:', 'status', 1, 'VEVENT', line('SUMMARY', 'DONE: ')],
  ])('%s is done, and no other is', async (_, kind, touch, form, edit) => {
    const { before, after } = await planAfter(kind, touch, form, edit);
    expect(stepIn(before, kind, touch).status).not.toBe('done');
    expect(stepIn(after, kind, touch).status).toBe('done');
    expect(stepsOf(after).filter(({ status }) => status === 'done')).toHaveLength(1);
  });

  it.each([['donation '], ['✗ '], ['[ ] '], ['not done ']])('with %j is not done', async (mark) => {
    const { after } = await planAfter('status', 1, 'VEVENT', line('SUMMARY', mark));
    expect(stepIn(after, 'status', 1).status).not.toBe('done');
  });

  it.each<[string, number | null, Form]>([
    ['status', 1, 'VEVENT'],
    ['debrief', null, 'VEVENT'],
    ['thank-you', null, 'VTODO'],
  ])('%s %s that is cancelled is deleted', async (kind, touch, form) => {
    const { after } = await planAfter(kind, touch, form, replaced('STATUS', 'CANCELLED'));
    expect(stepIn(after, kind, touch).status).toBe('deleted');
  });

  it('that was moved stays where it was put, and the later ones count from there', async () => {
    const move = replaced('DTSTART', '20261201T160000Z');
    const { before, after } = await planAfter('status', 1, 'VEVENT', move);
    expect(stepIn(before, 'status', 1).start).not.toContain('2026-12-01');
    expect(stepIn(after, 'status', 1).start).toContain('2026-12-01T16:00:00');
    expect(stepIn(after, 'status', 2).start).toContain('2026-12-08');
  });

  it('whose title was changed alone stays as it was planned', async () => {
    const { before, after } = await planAfter('status', 1, 'VEVENT', line('SUMMARY', 'Hm. '));
    expect(stepsOf(after)).toStrictEqual(stepsOf(before));
  });
});

describe('what is written into the debrief', () => {
  it.each<[string, string, object]>([
    ['a promised day', 'decision by December 4', { promisedBy: '2026-12-04' }],
    ['no phone calls', 'they want no phone calls', { noPhoneCalls: true }],
    ['a preference', 'prefers phone', { prefers: 'phone' }],
    ['an outcome', '#rejected', { outcome: 'rejected' }],
    [
      'a person',
      'met Dana Cruz (CTO\\, dana@kestrel.example)',
      {
        interviewers: [{ name: 'Dana Cruz', email: 'dana@kestrel.example', title: 'CTO' }],
      },
    ],
  ])('such as %s is followed', async (_, words, expected) => {
    const { before, after } = await planAfter('debrief', null, 'VEVENT', (component) =>
      component.replace('\r\nX-AFTERWORD-KEY', `\\n${words}\r\nX-AFTERWORD-KEY`),
    );
    expect(before.interviews[0]).not.toMatchObject(expected);
    expect(after.interviews[0]).toMatchObject(expected);
  });
});

describe('a second --out over what the person did', () => {
  const edits: [string, string, number | null, Form, (component: string) => string][] = [
    ['a tick', 'thank-you', null, 'VTODO', replaced('STATUS', 'COMPLETED')],
    ['a ✓', 'status', 1, 'VEVENT', line('SUMMARY', '✓ ')],
    ['a move', 'status', 1, 'VEVENT', replaced('DTSTART', '20261201T160000Z')],
    [
      'words in the debrief',
      'debrief',
      null,
      'VEVENT',
      (component) =>
        component.replace('\r\nX-AFTERWORD-KEY', '\\ndecision by December 4\r\nX-AFTERWORD-KEY'),
    ],
  ];

  it.each(edits)('writes the same twice after %s', async (_, kind, touch, form, edit) => {
    const { calendarNow } = await planAfter(kind, touch, form, edit);
    const second = await writtenFor(calendarNow, ...args);
    expect(await writtenFor(original + second, ...args)).toBe(second);
  });

  it.each(edits)('keeps the plan after %s', async (_, kind, touch, form, edit) => {
    const { after, calendarNow } = await planAfter(kind, touch, form, edit);
    const second = await writtenFor(calendarNow, ...args);
    expect(stepsOf(await planOf(original + second, ...args))).toStrictEqual(stepsOf(after));
  });

  it('keeps the day on which a step was done, from which the later ones count', async () => {
    const before = await planOf(original, ...args);
    const deed = { key: stepIn(before, 'status', 1).key, did: 'done', at: '2026-11-27T15:00:00Z' };
    const history = ['--history', newFile(JSON.stringify([deed]), 'history.json')];
    const after = await planOf(original, ...args, ...history);
    expect(stepIn(after, 'status', 2).start).toContain('2026-12-04');
    const ours = await writtenFor(original, ...args, ...history);
    expect(stepsOf(await planOf(original + ours, ...args))).toStrictEqual(stepsOf(after));
  });
});
