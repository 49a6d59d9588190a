/**
 * Prints how well labelled events are recognised: each set, all together, folds over employers, and the
 * sets that are held back.
 * Nothing is fitted, so a fold shows how much the figures vary from employers to employers.
 */
import { type Row, readRows } from './labelled.ts';
import { percent, type Scores, score } from './score.ts';
import { heldBack, sets } from './sets.ts';

const folds = 5;

function line(name: string, scores: Scores): string {
  const shares = Object.entries(scores).map(([field, count]) => `${field} ${percent(count)}`);
  return `${name.padEnd(18)} ${shares.join('  ')}`;
}

/** The fold of a row: by its employer, so that one employer's rows never stand on both sides. */
function foldOf(row: Row): number {
  const name = (row.company ?? row.organizer?.email ?? row.id).toLowerCase();
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum = (sum * 31 + name.charCodeAt(i)) % 1_000_003;
  return sum % folds;
}

const all = sets.flatMap((set) => readRows(set));
for (const set of sets) console.log(line(set, score(readRows(set))));
console.log(line('all', score(all)));
for (let fold = 0; fold < folds; fold++) {
  const part = all.filter((row) => foldOf(row) === fold);
  console.log(line(`fold ${fold + 1} of ${folds}`, score(part)));
}
for (const set of heldBack) console.log(line(`unseen: ${set}`, score(readRows(set))));
