/** Values as attributes: what was stored once can be read for ever, and takes little room. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '../../../functions/adapters/dynamo/body.ts';
import { firstDictionary } from '../../../functions/adapters/dynamo/dictionary.ts';
import { interviewRecord, personRecord } from '../../contracts/store-records.ts';

describe('a stored body', () => {
  it('is read with the dictionary that it was stored with, which never changes', () => {
    const digest = createHash('sha256').update(firstDictionary).digest('hex');
    expect(digest).toBe('1d502474ca76171f31bba89c83050331c2ef9b242f98c411eee6d3fe8faef205');
    // Stored by the first version.
    const stored =
      'AYO2dzJJa/DkJlYmOqRWJOYWwFswYGNSDQk3fDLRNGI0fTAaPRWjYBTQAOBuOcKLA0tTUyNDM9Q2I4oYjjqD1g1KSM5CbhYiN8UgsqiNMVjNgbM5huItXC0zjPIDAA==';
    expect(unpacked({ B: stored })).toStrictEqual(interviewRecord('i', 'x'.repeat(600)));
  });

  it('is legible where it is short', () => {
    expect(JSON.parse(packed('short', 'a note').S ?? '')).toBe('short');
  });

  it('takes a third of its length or less', () => {
    const record = interviewRecord('32ho9spm1c605', 'Thanks for your time. '.repeat(10));
    const bytes = Buffer.from(packed(record, 'a record').B ?? '', 'base64').length;
    expect(bytes * 3).toBeLessThan(JSON.stringify(record).length);
  });

  it.each([
    ['no body', undefined],
    ['an empty one', { B: '' }],
    ['an unknown dictionary', { B: Buffer.from([9, 1, 2, 3]).toString('base64') }],
    [
      'one that was cut short',
      { B: packed(personRecord('p', 'x'.repeat(900)), 'p').B?.slice(0, -8) ?? '' },
    ],
    ['no JSON', { S: '{' }],
  ])('is told as a bug where it is %s', (_, body) => {
    expect(() => unpacked(body)).toThrow('bug: a stored item cannot be read');
  });
});
