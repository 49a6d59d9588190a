/** Carries out what was decided, in as few round trips as the providers allow, and notes how it went. */
import { Failure, type FailureFacts } from '../domain/failure.ts';
import { eventWrite, type StepWrite, taskWrite } from '../domain/ledger/step-write.ts';
import { type Taken, takeEventOutcome, takeTaskOutcome } from '../domain/ledger/take-outcome.ts';
import type { Outcome } from '../domain/ports/calendar.ts';
import { noteRest } from './read-person.ts';
import type { Session } from './session.ts';

/** The name of the list in which tasks are written (contract). */
export const taskListName = 'Interview follow-ups';

/** How one write went. */
export type Written = {
  readonly write: StepWrite;
  readonly taken: Taken;
  readonly failure: FailureFacts | null;
};

/**
 * Writes steps whose intents are stored already. Calendars and task lists of all accounts are written
 * at the same time; nothing is thrown, for what failed keeps its intent and is done by a later run.
 */
export async function writeSteps(
  session: Session,
  writes: readonly StepWrite[],
  isSecondTry = false,
): Promise<readonly Written[]> {
  const groups = Map.groupBy(writes, ({ step }) =>
    step.as === 'event' ? `${step.account}\nevent\n${step.place}` : `${step.account}\ntask`,
  );
  const done = await Promise.all([...groups.values()].map((group) => writeGroup(session, group)));
  const refused = done.flat().filter(({ taken }) => taken === 'refused');
  const others = done.flat().filter(({ taken }) => taken !== 'refused');
  if (refused.length === 0 || isSecondTry) return done.flat();
  // The access token ended early: with a fresh one, once more.
  for (const { write } of refused) session.forgetAccess(write.step.account);
  const again = refused.map(({ write }) => write);
  return [...others, ...(await writeSteps(session, again, true))];
}

async function writeGroup(
  session: Session,
  group: readonly StepWrite[],
): Promise<readonly Written[]> {
  const step = group[0]?.step;
  if (!step) return [];
  const { account, as, place } = step;
  try {
    if (as === 'task') return await writeTasks(session, account, group);
    return await session.with(account, async (live) => {
      const outcomes = await live.calendar.write(place, group.map(eventWrite));
      return took(group, outcomes, session, (write, outcome) =>
        takeEventOutcome(session.ledger, write.step, outcome, session.now),
      );
    });
  } catch (error) {
    // Consent is over, or the network: the intents stay, and a later run carries them out.
    if (!(error instanceof Failure)) throw error;
    const { facts } = error;
    for (const write of group) noteRefusal(session, write, facts);
    const isScope = facts.code === 'reconnect' && facts.because === 'scope';
    // Certainly not written, and to be written elsewhere.
    if (isScope) for (const { step } of group) session.ledger.putStep({ ...step, intent: null });
    const taken = isScope ? 'parked' : facts.code === 'reconnect' ? 'refused' : 'failed';
    return group.map((write) => ({ write, taken, failure: facts }));
  }
}

async function writeTasks(
  session: Session,
  account: string,
  group: readonly StepWrite[],
): Promise<readonly Written[]> {
  return await session.with(account, async ({ tasks }) => {
    const list = session.account(account)?.taskList ?? null;
    const id = list?.id ?? (await tasks.create(taskListName));
    const record = session.account(account);
    if (record && list === null) {
      session.put({ ...record, taskList: { id, cursor: null } });
      // Stored at once: of a list that nobody remembers there would soon be two.
      await session.saveAccount(account);
    }
    const placed = group.map((write) => ({ ...write, step: { ...write.step, place: id } }));
    const outcomes = await tasks.write(id, placed.map(taskWrite));
    return took(placed, outcomes, session, (write, outcome) =>
      takeTaskOutcome(session.ledger, write.step, outcome, session.now),
    );
  });
}

function took<T>(
  group: readonly StepWrite[],
  outcomes: readonly Outcome<T>[],
  session: Session,
  take: (write: StepWrite, outcome: Outcome<T>) => Taken,
): readonly Written[] {
  return group.map((write, index) => {
    const outcome = outcomes[index];
    if (!outcome) throw new Failure({ code: 'bug', what: 'a write without an outcome' });
    const failure = outcome.is === 'failed' ? outcome.failure.facts : null;
    if (failure) noteRefusal(session, write, failure);
    return { write, taken: take(write, outcome), failure };
  });
}

/** What is not allowed after all is done without from now on: all of it, or in one calendar. */
function noteRefusal(session: Session, { step }: StepWrite, facts: FailureFacts): void {
  noteRest(session, step.account, 'writes', facts);
  if (facts.code !== 'reconnect' || facts.because !== 'scope') return;
  const account = session.account(step.account);
  if (!account) return;
  const { permissions, calendars } = account;
  if (step.as === 'task') {
    session.put({ ...account, permissions: { ...permissions, tasks: false } });
  } else if (calendars.find(({ id }) => id === step.place)?.isPrimary) {
    session.put({ ...account, permissions: { ...permissions, calendar: 'read' } });
  } else {
    const refused = calendars.map((one) => ({
      ...one,
      mayWrite: one.mayWrite && one.id !== step.place,
    }));
    session.put({ ...account, calendars: refused });
  }
}
