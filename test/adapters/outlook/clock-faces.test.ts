import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faceOf,
  instantOf,
  midnightOf,
  nearestDay,
} from '../../../functions/adapters/outlook/clock-faces.ts';
import {
  addDays,
  dayOf,
  instant,
  type LocalDay,
  minuteMs,
} from '../../../functions/domain/time.ts';
import { tries } from '../../tries.ts';
import { berlin, zone } from './fake-graph.ts';

const zones = fc.constantFrom(
  ...[
    'Europe/Berlin',
    'America/Los_Angeles',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/St_Johns',
    'UTC',
  ].map(zone),
);
const first = dayOf(2026, 1, 1) ?? (0 as LocalDay);
const moments = fc
  .integer({ min: 0, max: 4 * 365 * 24 * 60 })
  .map((minutes) => instant(Date.UTC(2026, 0, 1) + minutes * minuteMs));

describe('the clock faces of Graph', () => {
  it('show each moment so that it is read back as the same one, in any zone', () => {
    fc.assert(
      fc.property(moments, zones, zones, (moment, inZone, usual) => {
        expect(instantOf(faceOf(moment, inZone), usual)).toBe(moment);
      }),
      tries(500),
    );
  });

  it('carry no offset in the time, which Graph would refuse', () => {
    fc.assert(
      fc.property(moments, zones, (moment, inZone) => {
        expect(faceOf(moment, inZone).dateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      }),
    );
  });

  it('keep the day of a task, told in its zone or as that midnight in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1460 }), zones, (days, inZone) => {
        const day = addDays(first, days);
        const face = midnightOf(day, inZone);
        expect(nearestDay(face, inZone)).toBe(day);
        const moment = instantOf(face, inZone) ?? instant(0);
        expect(nearestDay(faceOf(moment, zone('UTC')), inZone)).toBe(day);
      }),
      tries(500),
    );
  });

  it.each(['', 'soon', '2026-02-30T00:00:00', '2026-12-04T25:00:00', null, undefined])(
    'are nothing where they read %s',
    (dateTime) => {
      const face = { dateTime: dateTime ?? null, timeZone: 'UTC' };
      expect(instantOf(face, berlin)).toBeNull();
      expect(nearestDay(face, berlin)).toBeNull();
    },
  );
});
