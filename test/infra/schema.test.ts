/** `--json` keeps the contract's schema. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { cadenceNames } from '../../functions/domain/cadences/cadence.ts';
import { calendar, vevent } from '../adapters/ics/support.ts';
import { asMaya, exampleFile, newFile, planOf, run, stepsOf } from './support.ts';

const schema = JSON.parse(
  readFileSync(new URL('../fixtures/plan.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema);

/** What the schema has against a printed plan; empty where it has nothing. */
function complaints(printed: string): string[] {
  validate(JSON.parse(printed));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

async function printed(...args: string[]): Promise<string> {
  const { status, out, err } = await run('plan', ...args, '--json');
  expect({ status, err }).toStrictEqual({ status: 0, err: '' });
  return out;
}

describe('the JSON of a plan', () => {
  it.each([
    ['a field that the schema does not know', { surprise: true }],
    ['a moment without an offset', { now: '2026-11-25T09:00:00' }],
    ['a cadence that does not exist', { cadence: 'daily-calls' }],
  ])('would be refused with %s', async (_, change) => {
    const plan = JSON.parse(await printed(exampleFile, ...asMaya));
    expect(complaints(JSON.stringify({ ...plan, ...change }))).toHaveLength(1);
  });

  it.each(cadenceNames)('of the example keeps the schema with the cadence %s', async (cadence) => {
    const json = await printed(exampleFile, ...asMaya, '--cadence', cadence);
    expect(complaints(json)).toStrictEqual([]);
    const plan = JSON.parse(json);
    expect(plan).toMatchObject({ cadence, zone: 'America/New_York', eventsRead: 46 });
    expect(stepsOf(plan).length).toBeGreaterThan(20);
  });

  it.each(['US', 'DE-BY', 'JP', 'BR'])('keeps the schema with the country %s', async (country) => {
    const json = await printed(exampleFile, ...asMaya, '--country', country);
    expect(complaints(json)).toStrictEqual([]);
    expect(JSON.parse(json).interviews.length).toBeGreaterThan(0);
  });

  it('keeps the schema when every step has a history', async () => {
    const plan = JSON.parse(await printed(exampleFile, ...asMaya));
    const at = '2026-11-24T18:00:00-05:00';
    const deeds = ['done', 'deleted', 'moved', 'no-answer', 'new-date'];
    const history = stepsOf(plan).map(({ key }, index) => {
      const did = deeds[index % deeds.length];
      return { key, did, at, start: '2026-12-09T12:00:00+01:00', date: '2026-12-15' };
    });
    const file = newFile(JSON.stringify(history), 'history.json');
    const json = await printed(exampleFile, ...asMaya, '--history', file);
    expect(complaints(json)).toStrictEqual([]);
    const statuses = new Set(stepsOf(JSON.parse(json)).map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining(['done', 'deleted', 'planned']));
  });

  it('keeps the schema for a calendar without events', async () => {
    const json = await printed(newFile(calendar()), ...asMaya);
    expect(complaints(json)).toStrictEqual([]);
    expect(JSON.parse(json)).toMatchObject({ eventsRead: 0, interviews: [], applications: [] });
  });

  it.each([
    ['no title', ['CATEGORIES:Interview']],
    ['a title that is only its tag', ['SUMMARY:#interview']],
    ['no end', ['SUMMARY:Talk #interview']],
    ['no length', ['SUMMARY:Talk #interview', 'DTEND:20261204T100000Z']],
    ['a whole day', ['SUMMARY:Talk #interview', 'DTSTART;VALUE=DATE:20261204']],
    ['a series', ['SUMMARY:Talk #interview', 'RRULE:FREQ=WEEKLY;COUNT=3']],
    ['a day on which the clocks change', ['SUMMARY:#interview', 'DTSTART:20261101T063000Z']],
  ])('keeps the schema for an interview with %s', async (_, lines) => {
    const json = await printed(newFile(calendar(vevent('one', ...lines))), ...asMaya);
    expect(complaints(json)).toStrictEqual([]);
    expect(JSON.parse(json).interviews[0].followUps.length).toBeGreaterThan(0);
  });

  it('keeps the instants of an interview in its own zone', async () => {
    const start = 'DTSTART;TZID=Asia/Kolkata:20261204T103000';
    const ics = calendar(vevent('one', 'SUMMARY:#interview', start));
    const { interviews } = await planOf(ics, ...asMaya);
    expect(interviews[0]).toMatchObject({
      start: '2026-12-04T10:30:00+05:30',
      zone: 'Asia/Kolkata',
    });
    expect(interviews[0]?.followUps.every(({ start }) => start.endsWith('+05:30'))).toBe(true);
  });
});
