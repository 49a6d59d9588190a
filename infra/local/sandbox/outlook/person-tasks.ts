/** What the person does in Microsoft To Do. */
import type { SandboxPerson, SandboxTask } from '../sandbox-person.ts';
import { htmlBody, textBody } from './bodies.ts';
import type { Mailbox } from './mailbox.ts';
import type { StoredTask } from './stored.ts';

type TaskDeeds = Pick<
  SandboxPerson,
  'tasks' | 'tickTask' | 'untickTask' | 'changeTask' | 'deleteTask' | 'deleteTaskList'
>;

/** The half of the person that has to do with tasks. */
export function personTasks(mailbox: Mailbox): TaskDeeds {
  const taskOf = (id: string): StoredTask => {
    const found = mailbox.tasks.get(id);
    if (!found) throw new Error('the person has no such task');
    return found;
  };
  return {
    tasks: () => mailbox.tasks.in(null).map(seen),
    tickTask: (id) => {
      const completedDay = new Date(mailbox.now()).toISOString().slice(0, 10);
      mailbox.changeTask(taskOf(id), { status: 'completed', completedDay });
    },
    untickTask: (id) => {
      mailbox.changeTask(taskOf(id), { status: 'notStarted', completedDay: null });
    },
    changeTask: (id, { title, text, due }) => {
      mailbox.changeTask(taskOf(id), {
        ...(title === undefined ? {} : { title }),
        ...(text === undefined ? {} : { body: { content: text, contentType: 'text' } }),
        ...(due === undefined ? {} : { due: { day: due, zone: mailbox.owner.zone } }),
      });
    },
    deleteTask: (id) => mailbox.removeTask(taskOf(id)),
    deleteTaskList: (id) => {
      const list = mailbox.lists.get(id);
      if (!list) throw new Error('the person has no such list');
      mailbox.removeList(list);
    },
  };
}

function seen(task: StoredTask): SandboxTask {
  const { content, contentType } = task.body;
  const body = contentType === 'html' ? htmlBody(content) : textBody(content);
  const link = task.linked.find(({ applicationName }) => applicationName === 'Afterword');
  return {
    id: task.id,
    list: task.place,
    title: task.title,
    text: body.text.replaceAll('\r\n', '\n'),
    due: task.due?.day ?? null,
    completed: task.status === 'completed',
    key: link?.externalId ?? null,
  };
}
