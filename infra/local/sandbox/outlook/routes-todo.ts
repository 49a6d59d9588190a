/** Microsoft To Do: lists, tasks and their linked resources. */
import { readBody } from './checked.ts';
import { deltaPage } from './delta-page.ts';
import type { DeltaTokens } from './delta-token.ts';
import { etagOf } from './event-json.ts';
import { GraphError, itemNotFound, notModelled } from './graph-error.ts';
import type { Mailbox } from './mailbox.ts';
import {
  type App,
  type Ask,
  bodyOf,
  nothing,
  one,
  page,
  param,
  preferOf,
  queryOf,
  selected,
} from './reply.ts';
import type { Json, StoredList, StoredTask } from './stored.ts';
import { emptyTask, listJson, listShape, readLink, taskChange, taskJson } from './task-json.ts';

const lists = '/v1.0/me/todo/lists';
const tasks = `${lists}/:list/tasks`;
const links = `${tasks}/:task/linkedResources`;

/** Adds lists, tasks, linked resources and the delta of a list's tasks. */
export function addTodoRoutes(app: App, mailbox: Mailbox, tokens: DeltaTokens): void {
  addLists(app, mailbox);
  // Before the tasks, whose ids would swallow the word.
  addDelta(app, mailbox, tokens);
  addTasks(app, mailbox);
  addLinks(app, mailbox);
}

function addLists(app: App, mailbox: Mailbox): void {
  app.get(lists, (ask) => {
    const filter = queryOf(ask, ['$top', '$skip', '$filter']).get('$filter');
    const named = filter === null ? null : /^displayName eq '((?:[^']|'')*)'$/.exec(filter.trim());
    if (filter !== null && named === null) throw notModelled('this $filter');
    const name = named?.[1]?.replaceAll("''", "'") ?? null;
    const found = mailbox.lists.in(null).filter((list) => name === null || list.name === name);
    return page(ask, 'me/todo/lists', found, listJson);
  });
  app.post(lists, async (ask) => {
    queryOf(ask, []);
    const name = nameIn(await bodyOf(ask));
    return one(ask, 'me/todo/lists/$entity', listJson(mailbox.addList(name, 'none')), 201);
  });
  app.get(`${lists}/delta`, () => {
    throw notModelled('the delta of lists');
  });
  app.get(`${lists}/:list`, (ask) => {
    queryOf(ask, []);
    return one(ask, 'me/todo/lists/$entity', listJson(listOf(ask, mailbox)));
  });
  app.patch(`${lists}/:list`, async (ask) => {
    const changed = mailbox.changeList(listOf(ask, mailbox), nameIn(await bodyOf(ask)));
    return one(ask, 'me/todo/lists/$entity', listJson(changed));
  });
  app.delete(`${lists}/:list`, (ask) => {
    const list = listOf(ask, mailbox);
    if (list.wellknown !== 'none') {
      throw new GraphError(400, 'ErrorInvalidRequest', 'A well-known list cannot be deleted.');
    }
    mailbox.removeList(list);
    return nothing();
  });
}

function nameIn(sent: unknown): string {
  const { displayName } = readBody(sent, 'todoTaskList', listShape);
  if (typeof displayName !== 'string' || displayName === '') {
    throw new GraphError(400, 'invalidRequest', 'displayName is missing.');
  }
  return displayName;
}

function addTasks(app: App, mailbox: Mailbox): void {
  app.get(tasks, (ask) => {
    const query = queryOf(ask, ['$top', '$skip', '$select', '$expand']);
    const isExpanded = expandsLinks(query.get('$expand'));
    const found = mailbox.tasks.in(listOf(ask, mailbox).id);
    const prefer = preferOf(ask);
    return page(ask, 'tasks', found, (task) =>
      selectedTask(task, prefer, query.get('$select'), isExpanded),
    );
  });
  app.post(tasks, async (ask) => {
    queryOf(ask, []);
    const list = listOf(ask, mailbox);
    const change = taskChange(emptyTask, await bodyOf(ask), today(mailbox));
    if (!change.title) throw new GraphError(400, 'invalidRequest', 'title is missing.');
    const made = mailbox.addTask(list.id, { ...emptyTask, ...change });
    return one(ask, 'tasks/$entity', taskJson(made, preferOf(ask), false), 201);
  });
  app.get(`${tasks}/:task`, (ask) => {
    const query = queryOf(ask, ['$select', '$expand']);
    const isExpanded = expandsLinks(query.get('$expand'));
    const task = taskOf(ask, mailbox);
    const json = selectedTask(task, preferOf(ask), query.get('$select'), isExpanded);
    return one(ask, 'tasks/$entity', json);
  });
  app.patch(`${tasks}/:task`, async (ask) => {
    queryOf(ask, []);
    const sent = await bodyOf(ask);
    const task = taskOf(ask, mailbox);
    requireMatch(ask, task);
    const change = taskChange(task, sent, today(mailbox));
    if (change.linked) {
      throw new GraphError(400, 'invalidRequest', 'linkedResources are changed on their own path.');
    }
    return one(
      ask,
      'tasks/$entity',
      taskJson(mailbox.changeTask(task, change), preferOf(ask), false),
    );
  });
  app.delete(`${tasks}/:task`, (ask) => {
    const task = taskOf(ask, mailbox);
    requireMatch(ask, task);
    mailbox.removeTask(task);
    return nothing();
  });
}

function addDelta(app: App, mailbox: Mailbox, tokens: DeltaTokens): void {
  app.get(`${tasks}/delta`, (ask) => {
    const query = queryOf(ask, ['$select', '$expand', '$top', '$deltatoken', '$skiptoken']);
    const place = listOf(ask, mailbox).id;
    const text = query.get('$deltatoken') ?? query.get('$skiptoken');
    const top = query.get('$top');
    const token =
      text === null
        ? tokens.begin({
            place,
            from: null,
            until: null,
            begun: mailbox.seq,
            select: query.get('$select'),
            expand: query.get('$expand'),
          })
        : tokens.read(text, place);
    const prefer = { ...preferOf(ask), ...(top === null ? {} : { pageSize: Number(top) || 10 }) };
    const isExpanded = expandsLinks(token.expand);
    return deltaPage(ask, {
      context: 'Collection(todoTask)',
      tokens,
      token,
      shelf: mailbox.tasks,
      render: (task) => [selectedTask(task, prefer, token.select, isExpanded)],
      prefer,
    });
  });
}

function addLinks(app: App, mailbox: Mailbox): void {
  app.get(links, (ask) => {
    queryOf(ask, ['$top', '$skip']);
    return page(ask, 'linkedResources', taskOf(ask, mailbox).linked, (link) => ({ ...link }));
  });
  app.post(links, async (ask) => {
    const link = readLink(await bodyOf(ask));
    const task = taskOf(ask, mailbox);
    mailbox.changeTask(task, { linked: [...task.linked, link] });
    return one(ask, 'linkedResources/$entity', { ...link }, 201);
  });
  app.delete(`${links}/:link`, (ask) => {
    const task = taskOf(ask, mailbox);
    const linked = task.linked.filter(({ id }) => id !== param(ask, 'link'));
    if (linked.length === task.linked.length) throw itemNotFound();
    mailbox.changeTask(task, { linked });
    return nothing();
  });
}

function selectedTask(
  task: StoredTask,
  prefer: Parameters<typeof taskJson>[1],
  select: string | null,
  isExpanded: boolean,
): Json {
  const json = taskJson(task, prefer, false);
  return { ...selected(json, select), ...(isExpanded ? { linkedResources: task.linked } : {}) };
}

function expandsLinks(expand: string | null): boolean {
  if (expand !== null && expand !== 'linkedResources') throw notModelled('this $expand');
  return expand !== null;
}

function listOf(ask: Ask, mailbox: Mailbox): StoredList {
  const found = mailbox.lists.get(param(ask, 'list'));
  if (!found) throw itemNotFound();
  return found;
}

function taskOf(ask: Ask, mailbox: Mailbox): StoredTask {
  const list = listOf(ask, mailbox);
  const found = mailbox.tasks.get(param(ask, 'task'));
  if (!found || found.place !== list.id) throw itemNotFound();
  return found;
}

function requireMatch(ask: Ask, task: StoredTask): void {
  const wanted = ask.req.header('if-match');
  if (wanted === undefined || wanted === '*' || wanted === etagOf(task)) return;
  throw new GraphError(412, 'ErrorIrresolvableConflict', 'The change key is not the current one.');
}

/** Completion is a day in UTC, whatever the person's zone (MGDC#8664). */
function today(mailbox: Mailbox): string {
  return new Date(mailbox.now()).toISOString().slice(0, 10);
}
