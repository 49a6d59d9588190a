/** Runs `afterword plan FILE ... --json` in this process, as an outside program would read it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../infra/local/cli/main.ts';

export type Person = { name: string | null; email: string | null; title: string | null };

export type FollowUp = {
  key: string;
  kind:
    | 'prepare'
    | 'debrief'
    | 'thank-you'
    | 'card'
    | 'status'
    | 'reply'
    | 'application'
    | 'closing';
  touch: number | null;
  channel: 'email' | 'post' | 'phone' | 'self';
  as: 'event' | 'task' | 'both';
  start: string;
  end: string;
  deadline: string | null;
  title: string;
  text: string;
  to: Person[];
  rules: string[];
  status: 'planned' | 'overdue' | 'done' | 'deleted' | 'superseded';
};

export type Verdict = { uid: string; title: string; start: string; why: string[] };

export type Interview = Verdict & {
  company: string | null;
  role: string | null;
  round: string | null;
  end: string;
  zone: string;
  tagged: boolean;
  promisedBy: string | null;
  agreedCall: string | null;
  noPhoneCalls: boolean;
  prefers: 'email' | 'phone' | 'post' | null;
  outcome: 'replied' | 'rejected' | 'offer' | 'withdrawn' | null;
  interviewers: Person[];
  loop: string | null;
  cadence: string;
  followUps: FollowUp[];
};

export type Application = {
  uid: string;
  title: string;
  company: string | null;
  role: string | null;
  appliedOn: string;
  followUps: FollowUp[];
};

export type Plan = {
  now: string;
  zone: string;
  cadence: string;
  eventsRead: number;
  interviews: Interview[];
  applications: Application[];
  asks: Verdict[];
  skipped: Verdict[];
  stderr: string;
};

/** Plans the calendar; a status other than 0 fails the test with what was said. */
export async function planFile(
  ics: string | Uint8Array,
  args: readonly string[],
  history?: readonly object[],
): Promise<Plan> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-'));
  try {
    const file = join(folder, 'calendar.ics');
    writeFileSync(file, ics);
    const more: string[] = [];
    if (history) {
      more.push('--history', join(folder, 'history.json'));
      writeFileSync(join(folder, 'history.json'), JSON.stringify(history));
    }
    let out = '';
    let stderr = '';
    const status = await main(['plan', file, '--json', ...args, ...more], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        stderr += text;
      },
      colours: false,
    });
    if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
    return { ...(JSON.parse(out) as Omit<Plan, 'stderr'>), stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
