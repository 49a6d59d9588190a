/** Tasks and lists as Graph writes them, and what a client sends to make or change them. */
import { randomUUID } from 'node:crypto';
import {
  invalidValue,
  readBody,
  readBoolean,
  readEnum,
  readItemBody,
  readText,
  readTexts,
  readTitle,
  type Shape,
} from './checked.ts';
import { etagOf } from './event-json.ts';
import type { Prefer } from './prefer.ts';
import type { Json, LinkedResource, Shelved, StoredList, StoredTask } from './stored.ts';
import { midnight, offsetText, readWall, wallMs, wallText } from './times.ts';
import { storedZone } from './zones.ts';

const linkShape: Shape = {
  readers: {
    webUrl: readText,
    applicationName: readText,
    displayName: readText,
    externalId: readText,
  },
  readOnly: ['id'],
  unmodelled: [],
};

const shape: Shape = {
  readers: {
    title: readTitle,
    body: readItemBody,
    categories: readTexts,
    importance: readEnum('low', 'normal', 'high'),
    status: readEnum('notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred'),
    isReminderOn: readBoolean,
    dueDateTime: readDay,
    startDateTime: readDay,
    reminderDateTime: (value, name) =>
      value === null ? null : wallMs(readWall(value, name, 'InvalidDateTime')),
    completedDateTime: readDay,
    linkedResources: (value, name) => {
      if (!Array.isArray(value)) throw invalidValue(name);
      return value.map(readLink);
    },
  },
  readOnly: [
    'id',
    'createdDateTime',
    'lastModifiedDateTime',
    'bodyLastModifiedDateTime',
    'hasAttachments',
  ],
  unmodelled: ['recurrence', 'checklistItems', 'attachments', 'extensions'],
};

export const listShape: Shape = {
  readers: { displayName: readTitle },
  readOnly: ['id', 'isOwner', 'isShared', 'wellknownListName'],
  unmodelled: ['extensions'],
};

/** The time of day is dropped (MGDC#2136): what stays is a day and whose midnight it begins at. */
function readDay(value: unknown, name: string): StoredTask['due'] {
  if (value === null) return null;
  const { day, zone } = readWall(value, name, 'InvalidDateTime');
  return { day, zone };
}

/** One linked resource as it was sent. */
export function readLink(sent: unknown): LinkedResource {
  const read = readBody(sent, 'linkedResource', linkShape);
  const text = (name: string) => (typeof read[name] === 'string' ? read[name] : null);
  return {
    id: randomUUID(),
    webUrl: text('webUrl'),
    applicationName: text('applicationName'),
    displayName: text('displayName'),
    externalId: text('externalId'),
  };
}

type Fresh = Omit<StoredTask, keyof Shelved>;

/** The task before anything was said about it. */
export const emptyTask: Fresh = {
  title: '',
  body: { content: '', contentType: 'text' },
  plain: {},
  status: 'notStarted',
  due: null,
  start: null,
  remindAt: null,
  completedDay: null,
  linked: [],
};

/** What a POST or PATCH of a task says; `today` (UTC) is when a task is completed by it. */
export function taskChange(task: Fresh, sent: unknown, today: string): Partial<Fresh> {
  const read = readBody(sent, 'todoTask', shape);
  const change: Record<string, unknown> = {};
  const take = (from: string, to: string) => {
    if (read[from] !== undefined) change[to] = read[from];
  };
  take('title', 'title');
  take('body', 'body');
  take('dueDateTime', 'due');
  take('startDateTime', 'start');
  take('reminderDateTime', 'remindAt');
  take('linkedResources', 'linked');
  const plain = Object.fromEntries(
    ['categories', 'importance', 'isReminderOn'].flatMap((name) =>
      read[name] === undefined ? [] : [[name, read[name]]],
    ),
  );
  const status = typeof read.status === 'string' ? read.status : task.status;
  const wasDone = task.status === 'completed';
  const completedDay = status !== 'completed' ? null : wasDone ? task.completedDay : today;
  return { ...change, plain: { ...task.plain, ...plain }, status, completedDay };
}

/** A task; its linked resources only where they were expanded. */
export function taskJson(task: StoredTask, prefer: Prefer, isExpanded: boolean): Json {
  return {
    '@odata.etag': etagOf(task),
    id: task.id,
    importance: 'normal',
    isReminderOn: false,
    status: task.status,
    title: task.title,
    createdDateTime: offsetText(task.created),
    lastModifiedDateTime: offsetText(task.modified),
    bodyLastModifiedDateTime: offsetText(task.modified),
    hasAttachments: false,
    categories: [],
    ...task.plain,
    body: task.body,
    ...dayJson('dueDateTime', task.due, prefer),
    ...dayJson('startDateTime', task.start, prefer),
    ...(task.remindAt === null
      ? {}
      : {
          reminderDateTime: {
            dateTime: wallText(prefer.zone, task.remindAt),
            timeZone: prefer.zoneName,
          },
        }),
    ...(task.completedDay === null
      ? {}
      : dayJson('completedDateTime', { day: task.completedDay, zone: 'UTC' }, prefer)),
    ...(isExpanded ? { linkedResources: task.linked } : {}),
  };
}

/** Stored is the midnight of the writer's zone, told is what another zone's wall shows then. */
function dayJson(name: string, due: StoredTask['due'], prefer: Prefer): Json {
  if (due === null) return {};
  const ms = midnight(due.day, storedZone(due.zone));
  return { [name]: { dateTime: wallText(prefer.zone, ms), timeZone: prefer.zoneName } };
}

/** A list of tasks. */
export function listJson(list: StoredList): Json {
  return {
    '@odata.etag': etagOf(list),
    id: list.id,
    displayName: list.name,
    isOwner: true,
    isShared: false,
    wellknownListName: list.wellknown,
  };
}
