/** What the person does in Google Tasks. */
import type { SandboxPerson, SandboxTask } from '../sandbox-person.ts';
import type { StoredTask, TaskStore } from './task-store.ts';

type TaskHands = Pick<
  SandboxPerson,
  'tasks' | 'tickTask' | 'untickTask' | 'changeTask' | 'deleteTask' | 'deleteTaskList'
>;

/** Our mark: the last line of the notes. */
const mark = /(?:^|\n)afterword:(\S+)$/;

/** The hands of the person on their tasks. Ticking hides a task, as Google's own apps do. */
export function taskHands(store: TaskStore): TaskHands {
  const found = (id: string): StoredTask => {
    const task = store.find(id);
    if (!task || task.fields.deleted) throw new Error('The person has no such task.');
    return task;
  };
  return {
    tasks: () =>
      store
        .lists()
        .flatMap(({ id }) => store.tasks(id))
        .filter(({ fields }) => !fields.deleted)
        .map(sandboxTask),
    tickTask: (id) => {
      const task = found(id);
      const completed = new Date(store.now()).toISOString();
      store.changeTask(task, { ...task.fields, status: 'completed', completed, hidden: true });
    },
    untickTask: (id) => {
      const task = found(id);
      const { completed: _, hidden: __, ...fields } = task.fields;
      store.changeTask(task, { ...fields, status: 'needsAction' });
    },
    changeTask: (id, { title, text, due }) => {
      const task = found(id);
      store.changeTask(task, {
        ...task.fields,
        ...(title === undefined ? {} : { title }),
        ...(text === undefined ? {} : { notes: text }),
        ...(due === undefined ? {} : { due: `${due}T00:00:00.000Z` }),
      });
    },
    deleteTask: (id) => {
      const task = found(id);
      store.changeTask(task, { ...task.fields, deleted: true });
    },
    deleteTaskList: (id) => store.removeList(store.list(id)),
  };
}

function sandboxTask({ id, list, fields }: StoredTask): SandboxTask {
  return {
    id,
    list,
    title: fields.title ?? '',
    text: fields.notes ?? '',
    due: fields.due?.slice(0, 10) ?? null,
    completed: fields.status === 'completed',
    key: mark.exec(fields.notes ?? '')?.[1] ?? null,
  };
}
