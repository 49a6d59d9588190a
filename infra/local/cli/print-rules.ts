/** What a cadence does, for who chooses one. */
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import {
  type Cadence,
  cadenceNames,
  type Wait,
} from '../../../functions/domain/cadences/cadence.ts';
import { cadenceNamed } from './options.ts';
import { UsageError } from './usage.ts';

/** The cadences in a line each, or one in full. */
export function printRules(args: readonly string[]): string {
  const [name, ...rest] = args;
  if (rest.length > 0)
    throw new UsageError(`rules takes one cadence, and "${rest.join(' ')}" is too much`);
  if (name === undefined) {
    const lines = cadenceNames.map((each) => `  ${each.padEnd(16)} ${cadences[each].summary}`);
    return `Cadences:\n${lines.join('\n')}\n`;
  }
  return describe(cadences[cadenceNamed(name, 'rules')]);
}

function describe(cadence: Cadence): string {
  const touches = cadence.touches.map((touch, index) => {
    const when = touch.when.map(waitWords).join(', else ');
    return `  ${index + 1}. ${touch.channel}, ${when} (${touch.rules.join(', ')})`;
  });
  const { thankYou, closing } = cadence;
  return [
    `${cadence.name}: ${cadence.summary}`,
    `  ${thankYou.kind} within ${thankYou.withinHours} hours (${thankYou.rules.join(', ')})`,
    ...touches,
    `  closing after ${closing.days} days of silence (${closing.rules.join(', ')})`,
    '',
  ].join('\n');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function waitWords(wait: Wait): string {
  switch (wait.since) {
    case 'agreed-call':
      return 'on the day of an agreed call';
    case 'usual-answer':
      return `${counted(wait.days, 'day')} after the usual Friday`;
    case 'promise':
    case 'previous': {
      const after = wait.since === 'promise' ? 'the promised day' : 'the contact before';
      return 'days' in wait
        ? `${counted(wait.days, 'day')} after ${after}`
        : `${counted(wait.businessDays, 'business day')} after ${after}`;
    }
    case 'interview':
    case 'application':
      return `${counted(wait.days, 'day')} after the ${wait.since}`;
  }
}
