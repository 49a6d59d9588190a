/** What comes to the doors of a simulated world: persons who connect and leave, and notifications. */
import { minuteMs, plusMs } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { beginConsent, endConsent } from '../../functions/flows/connect-account.ts';
import { askToDisconnect } from '../../functions/flows/disconnect-account.ts';
import type { World } from './world.ts';
import type { Human, Mailbox } from './world-human.ts';

/** The person connects an account, for the first time or again. */
export function connect(world: World, human: Human, mailbox: Mailbox): void {
  const { provider } = mailbox;
  mailbox.isWanted = true;
  mailbox.isCleared = false;
  world.story.tell(`${human.name} connects ${mailbox.account}`);
  world.door(async (ports) => {
    world.visitors.set(provider, mailbox);
    const redirect = `https://afterword.example.com/connect/${provider}/callback`;
    const { url } = await beginConsent(ports, provider, redirect, human.person);
    const back = mailbox.consent.visit(url);
    const connected = await endConsent(ports, provider, back);
    if (connected.is === 'connected') mailbox.isOver = false;
    if (connected.is !== 'connected') {
      world.story.tell(`  the consent ends: ${connected.is}`);
      return;
    }
    human.person = connected.person;
    world.wish(connected.person, everything);
  });
}

/** The person disconnects an account; `clear`: what we wrote is to go as well. */
export function disconnect(world: World, human: Human, mailbox: Mailbox, clear: boolean): void {
  const { person } = human;
  if (person === null) return;
  mailbox.isWanted = false;
  human.hasLeft = true;
  world.story.tell(`${human.name} disconnects ${mailbox.account}${clear ? ', clearing it' : ''}`);
  world.door(async (ports) => {
    if (!(await askToDisconnect(ports, person, mailbox.account, clear))) return;
    // Of a grant that ends by itself nothing can be cleared.
    mailbox.isCleared = clear && !mailbox.isOver && world.weather.rates.grantWithdrawn === 0;
    world.wish(person, everything);
  });
}

/** Carries a notification to the door, as well or as badly as the weather has it. */
export function carry(world: World, channel: string, token: string): void {
  const { lost, doubled, late } = world.weather;
  const { random } = world;
  world.heard = channel;
  const times = random.chance(doubled) ? random.between(2, 3) : 1;
  for (let i = 0; i < times; i++) {
    if (random.chance(lost)) continue;
    const ms = random.chance(late)
      ? random.between(5, 3000) * minuteMs
      : random.between(1, 90) * 1000;
    world.at(plusMs(world.now(), ms), () => knock(world, channel, token, false));
  }
}

/** Somebody knocks with what they say is a notification; a forged one must be seen through. */
export function knock(world: World, channel: string, token: string, isForged: boolean): void {
  world.work.knock({ channel, token, isAboutChannel: world.random.chance(0.05) }, isForged);
}
