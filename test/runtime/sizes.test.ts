/** What each function brings to its start: as little as it needs. */
import { describe, expect, it } from 'vitest';
import { bytesAtStart } from '../../infra/aws/bundles.ts';
import { bundles } from './fleet.ts';

const kilobyte = 1000;

describe('the bundle, minified, of', () => {
  it.each([
    ['notify', 150],
    ['pages', 700],
    ['look', 760],
    ['sync', 1000],
    ['sweep', 150],
  ] as const)('%s has at most %i KB when it starts', async (name, most) => {
    expect(bytesAtStart((await bundles())[name])).toBeLessThanOrEqual(most * kilobyte);
  });

  it.each([
    ['notify', /googleapis|google-auth|microsoft-graph|openid-client|ical\.js/],
    ['sweep', /googleapis|google-auth|microsoft-graph|openid-client|ical\.js/],
    // Who answers people opens no calendar, whatever else it does.
    ['look', /googleapis|google-auth|microsoft-graph/],
    ['pages', /googleapis|google-auth|microsoft-graph/],
  ] as const)('%s holds nothing that it must not use', async (name, theirs) => {
    const inputs = Object.keys((await bundles())[name].metafile.inputs);
    expect(inputs.filter((path) => theirs.test(path))).toStrictEqual([]);
  });

  it('every function holds nothing of the SDK', async () => {
    for (const { metafile } of Object.values(await bundles())) {
      const inputs = Object.keys(metafile.inputs);
      expect(inputs.filter((path) => /@aws-sdk|@smithy/.test(path))).toStrictEqual([]);
    }
  });
});
