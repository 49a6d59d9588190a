/** The fields of a debrief's form: as a browser sends them, and as they are known already. */
import type { Ledger } from '../../domain/ledger/ledger.ts';
import { type DebriefAnswers, noAnswers } from '../../domain/notes/debrief-answers.ts';
import { withSayings } from '../../domain/notes/sayings.ts';
import { wordsAdded } from '../../domain/search/own-steps.ts';
import { formatDay } from '../../domain/time.ts';
import { englishLanguage } from '../../domain/wording/english.ts';
import type { Series } from '../../pages/series.ts';
import type { Form } from './forms.ts';

/** What was filled in, and what the same fields held when the form was shown. */
export function answersIn(
  form: Form,
  rows: number,
): { readonly filled: DebriefAnswers; readonly before: DebriefAnswers } {
  const [names, titles, emails] = [form.all('name'), form.all('title'), form.all('email')];
  const people = Array.from({ length: rows }, (_, index) => {
    return { name: names[index] ?? '', title: titles[index] ?? '', email: emails[index] ?? '' };
  });
  const topics = (prefix: string) => ({
    promise: form.text(`${prefix}promise`),
    calls: form.text(`${prefix}calls`),
    channel: form.text(`${prefix}channel`),
    went: form.text(`${prefix}went`),
  });
  return {
    filled: { people, ...topics(''), learned: form.text('learned') },
    before: { ...noAnswers, ...topics('was-') },
  };
}

/** What is known of an interview, as the fields would hold it. `text`: the person's debrief of it. */
export function answersKnown({ notes }: Series, text: string): DebriefAnswers {
  const { promisedBy, noPhoneCalls, prefers } = notes;
  // A form opened by its link shows nothing of what was said before, so that there may be several.
  const went = text.split('\n').filter((line) => line.startsWith('It went: '));
  return {
    ...noAnswers,
    promise: promisedBy === null ? '' : formatDay(promisedBy),
    calls: noPhoneCalls ? 'no' : '',
    channel: prefers ?? '',
    went: went.map((line) => line.slice('It went: '.length)).join(' '),
  };
}

/** What the debrief of a series holds beside our own text, with what is on its way there. */
export function debriefText(ledger: Ledger, series: string): string {
  const added = wordsAdded(englishLanguage.debrief, seenText(ledger, `${series}.debrief`) ?? '');
  return withSayings(added, ledger.told(series).sayings);
}

/** The text of a step where it is not ours any more; null where it is. */
export function seenText(ledger: Ledger, key: string): string | null {
  const words = ledger.step(key, 'event')?.seen?.words ?? ledger.step(key, 'task')?.seen?.words;
  return words?.text ?? null;
}
