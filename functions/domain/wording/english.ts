/** English: titles, what to do, and why. The letters are in `english-letters.ts`. */

import type { RuleId } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import { samePerson } from '../plan/around-meeting.ts';
import type { Step } from '../plan/step.ts';
import { shortDay } from './english-dates.ts';
import { englishDraft, englishVoicemail, thePosition } from './english-letters.ts';
import type { About, Language } from './language.ts';

const company = (about: About): string => about.company ?? 'the employer';
const inBrackets = (about: About): string => (about.company ? ` (${about.company})` : '');

function recipient(step: Step): string {
  const [person] = step.to;
  return person?.name ?? person?.email ?? 'everyone you met';
}

/** One event stands for the slot in which all are thanked, and some calendars show no tasks beside it. */
function othersToThank(step: Step, about: About): string {
  const [thanked] = step.to;
  if (step.as !== 'both' || !thanked) return '';
  const others = about.interviewers.filter((person) => !samePerson(person, thanked));
  const names = others.map(({ name, email }) => name ?? email ?? '');
  return names.length === 0
    ? ''
    : ` In the same slot: ${names.join(', ')}, each in their own words.`;
}

function title(step: Step, about: About): string {
  switch (step.kind) {
    case 'prepare':
      return `Prepare for ${company(about)}: what to bring home`;
    case 'debrief':
      return `Debrief: ${company(about)}, while it is fresh`;
    case 'thank-you':
      return `Thank ${recipient(step)}${inBrackets(about)}`;
    case 'card':
      return `Post a thank-you card to ${recipient(step)}${inBrackets(about)}`;
    case 'status':
      return statusTitle(step, about);
    case 'application':
      return step.tone === 'first'
        ? `Follow up on your application to ${company(about)}`
        : `Follow up once more on your application to ${company(about)}`;
    case 'reply':
      return step.tone === 'offer'
        ? `Thank ${company(about)} for the offer`
        : `Reply kindly to ${company(about)}'s decision`;
    case 'closing':
      return `Move on from ${company(about)}`;
  }
}

function statusTitle(step: Step, about: About): string {
  const verb = step.channel === 'phone' ? 'Call' : 'Write to';
  const what = { again: 'once more', last: 'one last time' }[step.tone as string];
  return `${verb} ${company(about)}: ${what ?? 'ask how things stand'}`;
}

function task(step: Step, about: About): string {
  switch (step.kind) {
    case 'prepare':
      return prepareTask(step, about);
    case 'debrief':
      return debriefTask;
    case 'thank-you':
      if (step.channel === 'phone') {
        return `Call ${recipient(step)}, be brief, name one thing you talked about and say that you are interested. If nobody answers, leave the short voicemail below, with your number, and mark this done.${othersToThank(step, about)}`;
      }
      return step.to.length === 0
        ? 'Write a short thank-you to everyone you met, each in their own words, today rather than tomorrow.'
        : `Write ${recipient(step)} a short thank-you that names one thing you talked about and says that you are interested.${othersToThank(step, about)}`;
    case 'card':
      return `Write a card by hand to ${recipient(step)} and post it: a few lines, with one thing you talked about.`;
    case 'status':
      return step.channel === 'phone'
        ? 'Call, be brief and friendly, and ask how the decision is going. If nobody answers, leave the short voicemail below, with your number, and mark this done.'
        : step.tone === 'last'
          ? 'Write one last short, friendly note: still interested, and glad to be kept in mind.'
          : 'Write a short, friendly note and ask how the decision is going.';
    case 'application':
      return step.tone === 'first'
        ? 'Write a short note: ask for the chance of an interview and demand nothing.'
        : `Write one concise reminder that names ${thePosition(about)}.`;
    case 'reply':
      return step.tone === 'offer'
        ? 'Thank them for the offer, today. You need not decide in this note.'
        : 'Answer with grace: thank them, ask for feedback, and ask to be kept in mind. This note is remembered.';
    case 'closing':
      return 'This one is over. File the contacts where you will find them again, write down what you learned, and keep applying.';
  }
}

function prepareTask(step: Step, about: About): string {
  const known = about.interviewers.map(described).filter((line) => line !== '');
  return [
    'Bring home from the interview:',
    "- each interviewer's name, title and address (ask for a business card)",
    '- the answer to “When will you decide, and when may I follow up?”',
    '- how they like to be reached: by e-mail or by phone',
    ...(known.length > 0 ? ['', `You will meet: ${known.join('; ')}.`] : []),
    ...learnedBefore(step, about),
  ].join('\n');
}

/** The latest lessons; what was learned after this step had its time does not change it any more. */
function learnedBefore(step: Step, about: About): readonly string[] {
  const lessons = about.lessons.filter(({ at }) => at <= step.start).slice(-3);
  if (lessons.length === 0) return [];
  return ['', 'What you learned before:', ...lessons.map(({ words }) => `- ${words}`)];
}

function described(person: Person): string {
  const name = person.name ?? person.email ?? '';
  return person.title ? `${name} (${person.title})` : name;
}

/** Constant on purpose: whatever else stands in a debrief was written by the person. */
const debriefTask = [
  'Who did you meet? What did they promise? How did it go? What did you learn?',
  'Write it below in your own words; the plan follows what you write. For example:',
  '- met (name, title, e-mail address)',
  '- decision by (day), call me in (days)',
  '- no phone calls, prefers email, prefers phone',
].join('\n');

function reason(step: Step): string {
  const { reason: why } = step;
  switch (why.because) {
    case 'interview':
      return 'because of this interview';
    case 'decision-soon':
      return `because they decide by ${shortDay(why.day)}`;
    case 'promise':
      return `because they promised an answer by ${shortDay(why.day)}`;
    case 'new-date':
      return `because they named ${shortDay(why.day)} when you last spoke`;
    case 'agreed-call':
      return `because a call was agreed for ${shortDay(why.day)}`;
    case 'usual-answer':
      return `because no day was promised, and an answer would be usual by ${shortDay(why.day)}`;
    case 'days-since-interview':
      return `because ${why.days} days have passed since the interview`;
    case 'days-since-application':
      return `because ${why.days} days have passed since you applied`;
    case 'previous':
      return `because the contact before stands on ${shortDay(why.day)}`;
    case 'outcome':
      return {
        rejected: 'because they said no',
        offer: 'because they made an offer',
        withdrawn: 'because you withdrew',
      }[why.outcome];
  }
}

/** What the articles advise beside the date. */
const hints: Partial<Record<RuleId, string>> = {
  'five-guidelines.1': 'Keep it short, and read it aloud before you send it.',
};

/** The same for calls alone, which may have become e-mails. */
const callHints: Partial<Record<RuleId, string>> = {
  'dos-and-donts.2': 'Have your number ready; call from a quiet place.',
  'how-often.2': 'Mid-morning is a good time: the day has begun and lunch has not.',
  'weekly-calls.2': 'Smile while you talk; it is heard.',
};

export const englishLanguage: Language = {
  title,
  task,
  draft: englishDraft,
  voicemail: englishVoicemail,
  reason,
  hint: (rule, step) => hints[rule] ?? (step.channel === 'phone' ? callHints[rule] : null) ?? null,
  debrief: debriefTask,
  words: {
    why: 'Why now',
    draft: 'Draft',
    voicemail: 'If a machine answers',
    openMail: 'Open in your mail program',
    say: 'What to say',
    card: 'For the card',
    links: {
      debrief: 'Answer in a minute, on a form',
      done: 'I did it',
      answered: 'They answered',
      rejected: 'They said no',
      offer: 'They made an offer',
      later: 'Later',
      stop: 'Stop following up',
    },
  },
};
