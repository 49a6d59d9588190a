/** The `Prefer` header of Outlook requests, and what of it was heeded. */
import type { Zone } from '../../../../functions/domain/time.ts';
import { GraphError } from './graph-error.ts';
import { zoneOf } from './zones.ts';

export type Prefer = {
  /** As it was written: answers name it so. */
  readonly zoneName: string;
  readonly zone: Zone;
  readonly immutableIds: boolean;
  readonly textBody: boolean;
  readonly pageSize: number | null;
  /** For `Preference-Applied`. */
  readonly applied: readonly string[];
};

/** Reads the header; what is unknown in it is passed over, as RFC 7240 has it. */
export function readPrefer(header: string | null): Prefer {
  const found = new Map<string, string>();
  for (const match of (header ?? '').matchAll(/([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^,;\s]+)))?/g)) {
    found.set((match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '');
  }
  const zoneName = found.get('outlook.timezone');
  const bodyType = found.get('outlook.body-content-type')?.toLowerCase();
  const pageText = found.get('odata.maxpagesize');
  const immutableIds = found.get('idtype')?.toLowerCase() === 'immutableid';
  if (pageText !== undefined && !/^[1-9]\d{0,4}$/.test(pageText)) {
    throw new GraphError(400, 'BadRequest', 'odata.maxpagesize has to be a positive number.');
  }
  return {
    zoneName: zoneName ?? 'UTC',
    zone: zoneOf(zoneName ?? 'UTC'),
    immutableIds,
    textBody: bodyType === 'text',
    pageSize: pageText === undefined ? null : Math.min(1000, Number(pageText)),
    applied: [
      ...(zoneName === undefined ? [] : [`outlook.timezone="${zoneName}"`]),
      ...(bodyType === 'text' ? ['outlook.body-content-type="text"'] : []),
      ...(immutableIds ? ['IdType="ImmutableId"'] : []),
    ],
  };
}
