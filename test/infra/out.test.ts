/** `--out` writes a calendar that other programs read, and that planning can start from again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { cadenceNames } from '../../functions/domain/cadences/cadence.ts';
import type { FollowUp, Plan } from '../acceptance/plan-file.ts';
import { calendar, vevent } from '../adapters/ics/support.ts';
import {
  asMaya,
  example,
  merged,
  newFile,
  newFolder,
  planOf,
  run,
  stepsOf,
  writtenFor,
} from './support.ts';

let written = '';
let plan: Plan;
let components: ICAL.Component[] = [];

beforeEach(async () => {
  written = await writtenFor(example, ...asMaya);
  plan = await planOf(example, ...asMaya);
  components = new ICAL.Component(ICAL.parse(written)).getAllSubcomponents();
});

const keyOf = (component: ICAL.Component): string =>
  String(component.getFirstPropertyValue('x-afterword-key'));
const keysOf = (name: string, all: readonly ICAL.Component[]): string[] =>
  all.filter((one) => one.name === name).map(keyOf);
const owed = (all: readonly FollowUp[], forms: readonly string[]): string[] =>
  all
    .filter(({ status, as }) => !/^(?:deleted|superseded)$/.test(status) && forms.includes(as))
    .map(({ key }) => key);

describe('the file that --out writes', () => {
  it.each([
    ['vevent', ['event', 'both']],
    ['vtodo', ['task', 'both']],
  ])('holds a %s for each step that is %j, and no other', (name, forms) => {
    const keys = keysOf(name, components);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.sort()).toStrictEqual(owed(stepsOf(plan), forms).sort());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(cadenceNames)('holds each step of the cadence %s once', async (cadence) => {
    const args = [...asMaya, '--cadence', cadence];
    const steps = stepsOf(await planOf(example, ...args));
    const text = await writtenFor(example, ...args);
    const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents();
    expect(keysOf('vevent', all).sort()).toStrictEqual(owed(steps, ['event', 'both']).sort());
    expect(keysOf('vtodo', all).sort()).toStrictEqual(owed(steps, ['task', 'both']).sort());
  });

  it('says of each step what the plan says', () => {
    const byKey = new Map(stepsOf(plan).map((step) => [step.key, step]));
    for (const one of components) {
      const step = byKey.get(keyOf(one));
      const start = one.getFirstPropertyValue('dtstart') as ICAL.Time;
      expect(start.toJSDate().getTime()).toBe(Date.parse(step?.start ?? ''));
      expect(one.getFirstPropertyValue('summary')).toBe(step?.title);
      expect(one.getFirstPropertyValue('description')).toBe(step?.text);
    }
  });

  it('leaves out what the person deleted', async () => {
    const deleted = stepsOf(plan)
      .slice(0, 3)
      .map(({ key }) => key);
    const deeds = deleted.map((key) => ({ key, did: 'deleted', at: '2026-11-24T12:00:00Z' }));
    const history = newFile(JSON.stringify(deeds), 'history.json');
    const text = await writtenFor(example, ...asMaya, '--history', history);
    for (const key of deleted) {
      expect(written).toContain(`X-AFTERWORD-KEY:${key}\r\n`);
      expect(text).not.toContain(`X-AFTERWORD-KEY:${key}\r\n`);
    }
  });

  it('invites nobody, blocks no time and reminds', () => {
    expect(written).not.toMatch(/^(?:ATTENDEE|ORGANIZER|METHOD)/m);
    for (const one of components) {
      expect(one.getAllSubcomponents('valarm')).toHaveLength(1);
      if (one.name === 'vevent') expect(one.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    }
  });

  it('has a UID of its own for each component, and the same one every time', async () => {
    const uids = components.map((one) => one.getFirstPropertyValue('uid'));
    expect(new Set(uids).size).toBe(components.length);
    expect(await writtenFor(example, ...asMaya)).toBe(written);
  });

  it('has lines of at most 75 octets that end in CRLF, also for letters of three bytes', async () => {
    const title = `Interview ${'面接'.repeat(40)} mit Zoë #interview`;
    const far = calendar(vevent('far', `SUMMARY:${title}`));
    for (const text of [written, await writtenFor(far, ...asMaya)]) {
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const octets = text.split('\r\n').map((line) => Buffer.byteLength(line));
      expect(Math.max(...octets)).toBeLessThanOrEqual(75);
      expect(text).not.toContain('\uFFFD');
    }
  });

  it('replaces an older one', async () => {
    const out = join(newFolder(), 'out.ics');
    writeFileSync(out, 'x'.repeat(1_000_000));
    const { status } = await run('plan', newFile(example), ...asMaya, '--out', out);
    expect(status).toBe(0);
    const again = await planOf(example, '--out', out, ...asMaya);
    expect(again.interviews).toHaveLength(plan.interviews.length);
  });

  it('is a calendar without components where nothing is to be done', async () => {
    const text = await writtenFor(calendar(), ...asMaya);
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents()).toHaveLength(0);
  });
});

describe('planning again from what was written', () => {
  const same = (one: Plan) => ({ ...one, eventsRead: 0 });

  it.each([
    ['behind it in one file', (original: string, ours: string) => original + ours],
    ['before it in one file', (original: string, ours: string) => ours + original],
    ['in its VCALENDAR', merged],
    ['twice', (original: string, ours: string) => original + ours + ours],
  ])('changes nothing with the steps %s', async (_, join) => {
    const again = await planOf(join(example, written), ...asMaya);
    expect(same(again)).toStrictEqual(same(plan));
    expect(again.eventsRead).toBeGreaterThan(plan.eventsRead);
  });

  it.each(cadenceNames)('changes nothing with the cadence %s', async (cadence) => {
    const args = [...asMaya, '--cadence', cadence];
    const ours = await writtenFor(example, ...args);
    const again = await planOf(example + ours, ...args);
    expect(same(again)).toStrictEqual(same(await planOf(example, ...args)));
  });

  it('never takes its own steps for interviews, applications or doubts', async () => {
    const alone = await planOf(written, ...asMaya);
    const { interviews, applications, asks, skipped } = alone;
    expect([interviews, applications, asks, skipped]).toStrictEqual([[], [], [], []]);
    expect(alone.eventsRead).toBe(keysOf('vevent', components).length);
  });

  it('writes the same file again', async () => {
    expect(await writtenFor(example + written, ...asMaya)).toBe(written);
  });

  it('tells no changes where there are none', async () => {
    const { out } = await run('plan', newFile(example + written), ...asMaya);
    expect(out).toContain('Halyard Maps');
    expect(out).not.toContain('What would change');
  });
});
