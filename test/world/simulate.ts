/** Many simulated worlds, or one told in full: `npm run simulate -- [--seeds N] [--from S] [--seed S]`. */
import { parseArgs } from 'node:util';
import { simulate } from './world-run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
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
    const { problems, story, weather } = await simulate(seed);
    if (problems.length === 0) continue;
    failed += 1;
    // The first story is told in full; the others can be asked for.
    if (failed === 1) console.log(story.join('\n'));
    console.log(`seed ${seed} (${weather}): ${problems[0]}`);
    console.log(`  replay: npm run simulate -- --seed ${seed}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${values.seeds} worlds in ${seconds} s, ${failed} of them failed`);
}
process.exitCode = failed === 0 ? 0 : 1;
