import fc from 'fast-check';
import { test } from 'vitest';
import { scenarios } from './scenarios.ts';
import { formatInstant, formatDay } from '../../../functions/domain/time.ts';
import { sentAt } from '../../../functions/domain/plan/deeds.ts';
function show(s: any) {
  const lines: string[] = [s.context.cadence + ' now ' + new Date(s.context.now).toISOString()];
  for (const m of s.employer.meetings) for (const r of m.rounds) { const n = r.notes; lines.push(`${r.uid} ${formatInstant(r.zone, r.start)} - ${formatInstant(r.zone, r.end)} ${r.zone} P=${n.promisedBy && formatDay(n.promisedBy)} call=${n.agreedCall && formatDay(n.agreedCall)} np=${n.noPhoneCalls} pref=${n.prefers} out=${n.outcome} cad=${n.cadence}`); }
  for (const a of s.employer.applications) lines.push(`${a.uid} ${formatDay(a.appliedOn)} out=${a.notes.outcome} np=${a.notes.noPhoneCalls}`);
  for (const x of s.steps) { const d = s.deeds.of(x.key); const f = (t: any) => t === null ? '-' : formatInstant(x.zone, t); lines.push(`  ${x.key} ${x.kind} ${x.touch} ${x.channel} ${formatInstant(x.zone, x.start)} ${x.status} moved=${f(d.movedTo)} sent=${f(sentAt(d))} nd=${d.newDate ? formatDay(d.newDate.date) : '-'} ${JSON.stringify(x.reason)}`); }
  return lines.join('\n');
}
for (const [seed, path] of JSON.parse(process.env['DBG'] ?? '[]')) test('dbg', () => {
  try { fc.assert(fc.property(scenarios, (s) => { console.log(show(s)); }), { seed, path, endOnFailure: true, numRuns: 1 }); } catch {}
});
