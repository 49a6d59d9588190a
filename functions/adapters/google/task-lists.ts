/** The person's task lists by name. */
import { Failure, failureOf } from '../../domain/failure.ts';
import { patiently } from '../http/patiently.ts';
import { ask, everyPage, type Google, once } from './client.ts';

const listsAPage = 100;

/**
 * The id of the first list of that name; null where there is none.
 *
 * @param persist `patiently`, or `once` within an attempt that is itself repeated
 */
export async function findList(
  google: Google,
  name: string,
  persist: typeof patiently = patiently,
): Promise<string | null> {
  const lists = await everyPage((pageToken) =>
    persist(
      () =>
        ask(() =>
          google.tasks.tasklists.list({ maxResults: listsAPage, ...pageToken }, google.toTasks),
        ),
      google.pace,
    ),
  );
  return lists.find((list) => list.title === name)?.id ?? null;
}

/**
 * Makes a list of that name, or returns the one that is there. Google makes a second one of the same
 * name without a word, so that it is looked for before each attempt.
 */
export async function createList(google: Google, name: string): Promise<string> {
  let isUnsure = true;
  return patiently(async () => {
    const there = isUnsure ? await findList(google, name, once) : null;
    if (there !== null) return there;
    isUnsure = false;
    try {
      const body = { requestBody: { title: name } };
      const made = await ask(() => google.tasks.tasklists.insert(body, google.toTasks));
      if (made.id) return made.id;
      throw new Failure({ code: 'bug', what: 'Google answered without a task list' });
    } catch (error) {
      isUnsure = failureOf(error).code === 'unreachable';
      throw error;
    }
  }, google.pace);
}
