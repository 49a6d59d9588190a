/** The command line: `afterword plan`, `afterword rules`, `afterword --help`. */
import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeCalendar } from '../../../functions/adapters/ics/write.ts';
import { followUpsOf } from '../../../functions/domain/search/plan-search.ts';
import { readHistory } from './history.ts';
import { type PlanOptions, readPlanOptions } from './options.ts';
import { type FilePlan, planFile } from './plan-file.ts';
import { planJson } from './plan-json.ts';
import { printPlan } from './print-plan.ts';
import { printRules } from './print-rules.ts';
import { printable } from './printable.ts';
import { readChunks } from './read-chunks.ts';
import { help, UsageError } from './usage.ts';

/** Where a command writes; the tests put their own in its place. */
export type Output = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colours: boolean;
};

/** Runs one command; returns the exit status: 0 done, 2 bad usage or an unreadable file. */
export async function main(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (
      command === undefined ||
      command === 'help' ||
      args.includes('--help') ||
      args.includes('-h')
    ) {
      output.out(help);
      return 0;
    }
    if (command === 'plan') await plan(readPlanOptions(rest), output);
    else if (command === 'rules') output.out(printRules(rest));
    else throw new UsageError(`"${printable(command)}" is no command; see afterword --help`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(`afterword: ${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return 2;
  }
}

async function plan(options: PlanOptions, output: Output): Promise<void> {
  const deeds = options.history === null ? [] : readHistory(options.history);
  const result = await planFile(readChunks(options.file), options, deeds);
  if (options.out !== null) writeOut(result, options, options.out);
  for (const { line, text } of result.problems) {
    output.err(`afterword: ${options.file}, line ${line}: ${text}\n`);
  }
  output.out(
    options.json
      ? `${JSON.stringify(planJson(result, options), null, 2)}\n`
      : printPlan(result, options, output.colours),
  );
}

/** Written beside and renamed, so that no half file is ever found; never over the calendar itself. */
function writeOut(result: FilePlan, options: PlanOptions, out: string): void {
  if (samePath(options.file, out)) {
    throw new UsageError('--out would write over the calendar that is read; name another file');
  }
  const steps = followUpsOf(result.plan);
  const part = `${out}.${process.pid}.part`;
  try {
    writeFileSync(part, writeCalendar(steps, result.seen, options.now), { flag: 'wx' });
    renameSync(part, out);
  } catch {
    rmSync(part, { force: true });
    throw new UsageError(`--out: ${out} cannot be written`);
  }
}

function samePath(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
