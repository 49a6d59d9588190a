/** Messages as they wait for a person. */
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Hint, Message } from '../../functions/domain/ports/queue.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import type { FlowWorld } from './flow-world.ts';

/** A queue of which nobody takes. */
export function queueOf() {
  const added: Message[] = [];
  return { added, add: async (more: readonly Message[]) => void added.push(...more) };
}

/** The last notification that the provider sent for a new interview. */
export function hintOf(world: FlowWorld, name: ProviderName, company = 'Acme'): Hint {
  world.hints.splice(0);
  world.addInterview(world[name], 3, { title: `Interview with ${company}` });
  const hint = world.hints[0];
  if (!hint) throw new Error('nobody was told');
  return { ...hint, isAboutChannel: false };
}

/** A hint's message. */
export function about(person: string, hint: Hint): Message {
  return { is: 'hint', person, hint };
}

/** A wish's message. */
export function wished(person: string, wish: Wish, agains = 0): Message {
  return { is: 'wish', person, wish, agains };
}
