/** The program behind `npm run simulate -- --seeds N [--seed S]`: many worlds, or one told in full. */
import { parseArgs } from 'node:util';
import { simulate } from './world-run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    quiet: { type: 'boolean', default: false },
  },
});

let failed = 0;
if (values.seed !== undefined) {
  const { problems, story, weather } = await simulate(Number(values.seed));
  console.log(story.join('\n'));
  console.log(problems.length === 0 ? `\nall is well (${weather})` : `\n${problems.join('\n')}`);
  failed = problems.length;
} else {
  const first = Number(values.from);
  const started = performance.now();
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const { problems, weather } = await simulate(seed);
    if (problems.length === 0) continue;
    failed += 1;
    console.log(`seed ${seed} (${weather}): ${problems[0]}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${values.seeds} worlds in ${seconds} s, ${failed} of them failed`);
}
process.exitCode = failed === 0 ? 0 : 1;
