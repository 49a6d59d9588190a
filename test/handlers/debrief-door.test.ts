/** The form of a debrief: its answers steer the plan at once, and nothing that was typed is lost. */
import { describe, expect, it } from 'vitest';
import { nothingTold } from '../../functions/domain/ledger/records.ts';
import { recordIdOf } from '../../functions/domain/plan/step.ts';
import { dayMs } from '../../functions/domain/time.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import { eventNamed, ownTasks, stepName } from '../flows/flow-sight.ts';
import { type Browser, publicUrl, signedInWorld, type WebWorld } from './web-world.ts';

type Scene = {
  readonly world: WebWorld;
  readonly browser: Browser;
  readonly stranger: Browser;
  /** The path of the link in the calendar, and of the form for who is signed in. */
  readonly link: string;
  readonly mine: string;
};

const invited = 'Interview with Acme\nInterviewer: Lee Wong (Head of Sales)';

/** A Tuesday's interview that is over since an hour. */
async function afterInterview(): Promise<Scene> {
  const { world, browser } = await signedInWorld();
  const { flows } = world;
  const id = flows.addInterview(flows.google, 1);
  flows.google.mailbox.person.changeEvent(id, { text: invited });
  await flows.settle();
  flows.now = flows.at(1, 12);
  await flows.settle();
  const { text, key } = eventNamed(flows.google, 'debrief');
  const link = new RegExp(`${publicUrl}(/go/\\S+/debrief)$`, 'm').exec(text)?.[1] ?? '';
  const mine = `/interviews/${recordIdOf(key ?? '')}/debrief`;
  return { world, browser, stranger: world.stranger(), link, mine };
}

const answers = {
  name: ['dana cruz', '', 'R. J. Colby', ''],
  title: ['CTO', '', '', ''],
  email: ['dana@example.org', '', '', ''],
  promise: '2026-10-23',
  calls: 'no',
  channel: 'email',
  went: 'well,\nI think',
  learned: 'bring water',
};

const lines = [
  'Met Dana Cruz (CTO, dana@example.org)',
  'Met R. J. Colby',
  'Decision by Friday, 23 October 2026',
  'No phone calls',
  'Prefers email',
  'It went: well, I think',
  'Learned: bring water',
];

function debrief({ world }: Scene): { readonly title: string; readonly lines: readonly string[] } {
  const { title, text } = eventNamed(world.flows.google, 'debrief');
  return { title, lines: text.split('\n') };
}

/** Everything that is stored, as text. */
async function stored({ world }: Scene): Promise<string> {
  return JSON.stringify(await world.ports.store.load(world.person));
}

describe.each(['link', 'mine'] as const)('the form of a debrief (%s)', (way) => {
  const who = (scene: Scene): Browser => (way === 'link' ? scene.stranger : scene.browser);

  it('changes nothing by being opened', async () => {
    const scene = await afterInterview();
    const before = await stored(scene);
    const { status, text } = await who(scene).get(scene[way]);
    expect(status).toBe(200);
    for (const legend of ['Whom did you meet', 'When will they decide', 'May you call']) {
      expect(text).toContain(legend);
    }
    expect(await stored(scene)).toBe(before);
  });

  it('writes every answer into the debrief, ticks it, and the plan follows at once', async () => {
    const scene = await afterInterview();
    const { google } = scene.world.flows;
    const before = eventNamed(google, 'status-1').start;
    const answer = await who(scene).submit(scene[way], answers);
    expect(answer.status).toBe(200);
    const said = debrief(scene);
    expect(said.title).toMatch(/^✓ Debrief/);
    expect(said.lines.slice(-lines.length)).toStrictEqual(lines);
    expect(eventNamed(google, 'status-1').start).toBeGreaterThan(before + 7 * dayMs);
    const view = await viewPerson(scene.world.ports, scene.world.person);
    expect(view?.session.person.lessons.map(({ words }) => words)).toStrictEqual(['bring water']);
    const [interview] = view?.plan.interviews ?? [];
    expect(interview?.interviewers.map(({ name }) => name)).toContain('Dana Cruz');
  });

  it('says what is sent twice once', async () => {
    const scene = await afterInterview();
    await who(scene).submit(scene[way], answers);
    const once = debrief(scene);
    const doneAt = await doneAtOf(scene);
    scene.world.flows.later(dayMs);
    await who(scene).submit(scene[way], answers);
    expect(debrief(scene)).toStrictEqual(once);
    expect(await doneAtOf(scene)).toBe(doneAt);
  });

  it('is done though nothing is answered, and says nothing then', async () => {
    const scene = await afterInterview();
    const before = debrief(scene).lines;
    await who(scene).submit(scene[way], {});
    expect(debrief(scene).title).toMatch(/^✓ Debrief/);
    expect(debrief(scene).lines).toStrictEqual(before);
  });

  const bad: readonly (readonly [Partial<typeof answers>, string, string])[] = [
    [{ promise: '2026-10-05' }, 'before the interview', 'promise'],
    [{ promise: 'friday' }, 'That is no day', 'promise'],
    [{ promise: '2039-10-05' }, 'no day to wait for', 'promise'],
    [{ email: ['dana@example', '', '', ''] }, 'no e-mail address', 'email-0'],
    [{ email: ['dana.example.org', '', '', ''] }, 'no e-mail address', 'email-0'],
    [{ email: [`${'d'.repeat(100)}@example.org`] }, 'no e-mail address', 'email-0'],
    [{ email: ['a@example.org) and Met Bo (b@example.org'] }, 'no e-mail address', 'email-0'],
    [{ name: ['', '', '', ''] }, 'as on a business card', 'name-0'],
    [{ name: ['Dana', '12345', '', ''] }, 'as on a business card', 'name-1'],
  ];
  it.each(bad)('asks again and loses nothing: %j', async (wrong, sentence, field) => {
    const scene = await afterInterview();
    const before = await stored(scene);
    const typed = { ...answers, went: 'well <b>', ...wrong };
    const { status, text } = await who(scene).post(scene[way], typed);
    expect(status).toBe(400);
    expect(text).toContain(sentence);
    expect(text).toContain(`href="#${field}"`);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(1);
    const values = [...typed.name, ...typed.title, ...typed.email, typed.promise];
    for (const value of values.filter((one) => one !== '')) {
      expect(text).toContain(`value="${value}"`);
    }
    expect(text).toContain('value="no" checked');
    expect(text).toContain('value="email" checked');
    expect(text).toContain('>well &lt;b&gt;</textarea>');
    expect(text).toContain('>bring water</textarea>');
    expect(await stored(scene)).toBe(before);
  });

  it('is refused without the token of its page', async () => {
    const scene = await afterInterview();
    const before = await stored(scene);
    expect((await who(scene).post(scene[way], { ...answers, token: '' })).status).toBe(403);
    expect(await stored(scene)).toBe(before);
  });
});

async function doneAtOf({ world }: Scene): Promise<number | null | undefined> {
  const view = await viewPerson(world.ports, world.person);
  const [interview] = view?.plan.interviews ?? [];
  return interview?.followUps.find(({ kind }) => kind === 'debrief')?.doneAt;
}

describe('the debrief of who is signed in', () => {
  it('shows whom they meet, and is filled in with what is known', async () => {
    const scene = await afterInterview();
    const first = await scene.browser.get(scene.mine);
    expect(first.text).toContain('Lee Wong (Head of Sales)');
    await scene.browser.submit(scene.mine, answers);
    const { text } = await scene.browser.get(scene.mine);
    expect(text).toContain('Dana Cruz (CTO, dana@example.org)');
    expect(text).toContain('name="promise" value="2026-10-23"');
    expect(text).toContain('value="no" checked');
    expect(text).toContain('value="email" checked');
    expect(text).toContain('>well, I think</textarea>');
    expect(text).toMatch(/Noted so far:<\/p><ul><li>bring water<\/li>/);
    expect((await scene.browser.get(scene.link)).text).toContain('Dana Cruz');
  });

  it('takes back what is emptied, and leaves alone what is left alone', async () => {
    const scene = await afterInterview();
    await scene.browser.submit(scene.mine, answers);
    const { text } = await scene.browser.get(scene.mine);
    const was = Object.fromEntries(
      [...text.matchAll(/name="(was-[a-z]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    );
    expect(was).toStrictEqual({
      'was-promise': '2026-10-23',
      'was-calls': 'no',
      'was-channel': 'email',
      'was-went': 'well, I think',
    });
    const emptied = { ...was, promise: '', calls: '', channel: 'email', went: 'well, I think' };
    await scene.browser.submit(scene.mine, emptied);
    const kept = lines.filter((line) => !/^(?:Decision by|No phone)/.test(line));
    expect(debrief(scene).lines.slice(-kept.length)).toStrictEqual(kept);
    expect(debrief(scene).lines.join()).not.toContain('Decision by Friday');
  });

  it('adds an address to somebody who is known', async () => {
    const scene = await afterInterview();
    await scene.browser.submit(scene.mine, { name: ['Lee Wong'], email: ['lee@example.org'] });
    const { text } = await scene.browser.get(scene.mine);
    expect(text).toContain('Lee Wong (Head of Sales, lee@example.org)');
    expect(text.match(/Lee Wong/g)).toHaveLength(1);
  });

  it('shows whatever stands in a calendar as words', async () => {
    const scene = await afterInterview();
    const { person } = scene.world.flows.google.mailbox;
    const interview = person.events().find(({ key }) => key === null);
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> interview with Acme';
    person.changeEvent(interview?.id ?? '', { title: hostile });
    await scene.world.flows.settle();
    const typed = { name: ['Al <b>"x"'], went: '</textarea><script>alert(2)</script>' };
    await scene.browser.submit(scene.mine, typed);
    for (const path of [scene.mine, scene.link, scene.link.replace(/debrief$/, 'offer')]) {
      const { text } = await scene.browser.get(path);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toMatch(/<script>|<img|<\/textarea><script/);
    }
  });

  it('is nobody else’s', async () => {
    const scene = await afterInterview();
    expect((await scene.stranger.get(scene.mine)).status).toBe(403);
    const somebodyElse = await scene.world.signedIn(scene.world.flows.outlook);
    expect((await somebodyElse.get(scene.mine)).status).toBe(404);
    expect((await somebodyElse.post(scene.mine, answers)).status).toBe(404);
    expect((await scene.browser.get('/interviews/nothing/debrief')).status).toBe(404);
    expect(debrief(scene).title).toMatch(/^Debrief/);
  });
});

describe('the debrief from the link in the calendar', () => {
  it('tells nothing to who is not signed in, not even what was just filled in', async () => {
    const scene = await afterInterview();
    const secrets = /Acme|Lee Wong|Dana|dana@|2026-10|well, I think|bring water| checked/;
    expect(
      (await scene.stranger.get(scene.link)).text.replace(/value="" checked/g, ''),
    ).not.toMatch(secrets);
    const told = await scene.stranger.submit(scene.link, answers);
    expect(told.text).toContain('Your debrief is saved');
    expect(told.text).not.toMatch(secrets);
    const again = (await scene.stranger.get(scene.link)).text.replace(/value="" checked/g, '');
    expect(again).not.toMatch(secrets);
    const wrong = await scene.stranger.post(scene.link, { promise: '2020-01-01' });
    expect(wrong.text).not.toMatch(/Acme|Lee Wong|Dana|2026-10/);
  });

  it('keeps what was said before where a field is left empty', async () => {
    const scene = await afterInterview();
    await scene.stranger.submit(scene.link, answers);
    await scene.stranger.submit(scene.link, { learned: 'eat before' });
    expect(debrief(scene).lines.slice(-lines.length - 1)).toStrictEqual([
      ...lines,
      'Learned: eat before',
    ]);
  });

  it('does not say that it is saved before it is', async () => {
    const scene = await afterInterview();
    expect((await scene.stranger.get(`${scene.link}/told`)).location).toBe(scene.link);
  });

  it('expires with its interview', async () => {
    const scene = await afterInterview();
    scene.world.flows.later(120 * dayMs);
    expect((await scene.stranger.get(scene.link)).status).toBe(410);
    expect((await scene.stranger.get(`/go/${'x'.repeat(50)}/debrief`)).status).toBe(404);
  });
});

it('holds for a loop as for a single interview, and shows lessons in the next one to prepare', async () => {
  const { world, browser } = await signedInWorld();
  const { flows } = world;
  flows.addInterview(flows.google, 1);
  const [start, end] = [flows.at(1, 12), flows.at(1, 13)];
  flows.google.mailbox.person.addEvent({ title: 'Interview with Acme, second round', start, end });
  flows.addInterview(flows.google, 3, { title: 'Interview with Globex' });
  await flows.settle();
  flows.now = flows.at(1, 14);
  await flows.settle();
  const view = await viewPerson(world.ports, world.person);
  const first = view?.plan.interviews.find(({ company }) => company === 'Acme');
  expect(first?.loop).not.toBeNull();
  const path = `/interviews/${first?.loop?.slice('loop-'.length)}/debrief`;
  expect((await browser.submit(path, answers)).status).toBe(200);
  const prepare = ownTasks(flows.google).filter((one) => stepName(one) === 'prepare');
  expect(prepare.some(({ text }) => text.includes('- bring water'))).toBe(true);
  const after = await viewPerson(world.ports, world.person);
  const told = after?.session.ledger.records.map((record) => record.told ?? nothingTold) ?? [];
  expect(told.flatMap(({ sayings }) => sayings)).toStrictEqual([]);
});

describe('“may you call?”', () => {
  it('is not answered against what the event itself says without a word', async () => {
    const { world, browser, mine } = await afterInterview();
    const { person } = world.flows.google.mailbox;
    const [event] = person.events().filter(({ key }) => key === null);
    person.changeEvent(event?.id ?? '', { text: `${invited}\nNo phone calls, please.` });
    await world.flows.settle();
    const form = { calls: 'yes', 'was-calls': 'no', went: 'well' };
    const answer = await browser.post(mine, form, mine);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('The event itself says “no phone calls”');
    expect(answer.text).toContain('>well</textarea>');
  });
});
