/** What a cadence does, for who chooses one. */
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import {
  type Cadence,
  cadenceNames,
  type Wait,
} from '../../../functions/domain/cadences/cadence.ts';
import { cadenceNamed } from './options.ts';

/** The cadences in a line each, or one in full. */
export function printRules(args: readonly string[]): string {
  const [name] = args;
  if (name === undefined) {
    const lines = cadenceNames.map((each) => `  ${each.padEnd(16)} ${cadences[each].summary}`);
    return `Cadences:\n${lines.join('\n')}\n`;
  }
  return describe(cadences[cadenceNamed(name)]);
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

function waitWords(wait: Wait): string {
  switch (wait.since) {
    case 'agreed-call':
      return 'on the day of an agreed call';
    case 'usual-answer':
      return `${wait.days} days after the usual Friday`;
    case 'promise':
    case 'previous': {
      const after = wait.since === 'promise' ? 'the promised day' : 'the contact before';
      return 'days' in wait
        ? `${wait.days} days after ${after}`
        : `${wait.businessDays} business days after ${after}`;
    }
    case 'interview':
    case 'application':
      return `${wait.days} days after the ${wait.since}`;
  }
}
