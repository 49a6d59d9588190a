/** The drafts in English: e-mails, cards, what to say on the phone. Friendly, short, never pushy. */
import type { Person } from '../event.ts';
import type { Step } from '../plan/step.ts';
import { clock, longDay } from './english-dates.ts';
import type { About, Draft } from './language.ts';

const paragraphs = (...texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null).join('\n\n');

/** "the Buyer position", "the position". */
export function thePosition(about: About): string {
  return about.role ? `the ${about.role} position` : 'the position';
}

function atCompany(about: About): string {
  return about.company ? ` at ${about.company}` : '';
}

function greeting(to: readonly Person[]): string {
  const names = to.map((person) => person.name).filter((name) => name !== null);
  const [name] = names;
  return names.length === 1 && name ? `Dear ${name},` : 'Hello,';
}

function farewell(about: About): string {
  return about.owner ? `Kind regards,\n${about.owner}` : 'Kind regards';
}

function letter(step: Step, about: About, ...body: readonly (string | null)[]): string {
  return paragraphs(greeting(step.to), ...body, farewell(about));
}

/** The draft of a step, or null for one that nobody else reads. */
export function englishDraft(step: Step, about: About): Draft | null {
  switch (step.kind) {
    case 'thank-you':
      return step.channel === 'phone'
        ? { subject: null, body: `“${thanksByPhone(about)}”` }
        : thankYou(step, about);
    case 'card':
      return { subject: null, body: cardText(step, about) };
    case 'status':
      return step.channel === 'phone'
        ? { subject: null, body: callScript(step, about) }
        : status(step, about);
    case 'application':
      return application(step, about);
    case 'reply':
      return step.tone === 'offer' ? offer(step, about) : rejection(step, about);
    case 'prepare':
    case 'debrief':
    case 'closing':
      return null;
  }
}

function thankYou(step: Step, about: About): Draft {
  const body = letter(
    step,
    about,
    `Thank you for your time on ${longDay(about.day)}. I enjoyed our conversation about ${thePosition(about)}${atCompany(about)}, and what I heard has made me even more interested in it.`,
    'I would be glad to join you. If anything else would help you decide, please let me know.',
  );
  return {
    subject: about.role ? `Thank you – ${about.role} interview` : 'Thank you for the interview',
    body,
  };
}

function cardText(step: Step, about: About): string {
  const announces = step.rules.includes('weekly-calls.1');
  return letter(
    step,
    about,
    `Thank you for the time you gave me on ${longDay(about.day)}. It was a pleasure to talk about ${thePosition(about)}${atCompany(about)}, and I remain very interested.`,
    announces
      ? `I will ${about.callsLater ? 'call you' : 'write to you'} in one week to ask how things stand.`
      : null,
  );
}

function status(step: Step, about: About): Draft {
  const subject = about.role ? `${about.role} – checking in` : 'Checking in after our interview';
  const met = `I enjoyed our conversation on ${longDay(about.day)} about ${thePosition(about)}${atCompany(about)}.`;
  switch (step.tone) {
    case 'again':
      return {
        subject,
        body: letter(
          step,
          about,
          met,
          'I remain very interested and wanted to ask how the decision is coming along. If I can send you anything that helps, I will gladly do so.',
        ),
      };
    case 'last':
      return {
        subject,
        body: letter(
          step,
          about,
          met,
          'I am still interested, and I know that such decisions take time. Should the position be filled, I wish you and your team all the best and would be glad to be kept in mind for the future.',
        ),
      };
    case 'after-voicemail':
      return {
        subject,
        body: letter(
          step,
          about,
          `I rang this afternoon about ${thePosition(about)}${atCompany(about)} and left a message. I am happy to talk whenever it suits you.`,
        ),
      };
    default:
      return {
        subject,
        body: letter(
          step,
          about,
          met,
          isWeekly(step)
            ? 'May I ask where the process stands, how my credentials compare with what you need, and whether references or other material would be of use? I remain very interested.'
            : 'May I ask how the decision is going? I remain very interested, and I am happy to send anything else that would help.',
        ),
      };
  }
}

function isWeekly(step: Step): boolean {
  return step.rules.some((rule) => rule.startsWith('weekly-calls.'));
}

/** Who calls, about which interview; then the questions. */
function callScript(step: Step, about: About): string {
  const questions = isWeekly(step)
    ? [
        'Where does the process stand?',
        'How do my credentials compare with what you are looking for?',
        'Would references or other material be of use?',
      ]
    : [
        'How is the decision going?',
        'Is there anything else that I can send you?',
        'When may I ask again?',
      ];
  return `“${opening(about)}”\n${questions.map((question) => `- “${question}”`).join('\n')}`;
}

/** Who calls, and about which interview. */
function whoCalls(about: About): string {
  const who = about.owner ? `Hello, this is ${about.owner}. ` : 'Hello. ';
  const time = about.minute === null ? '' : ` at ${clock(about.minute)}`;
  return `${who}I had an interview for ${thePosition(about)}${atCompany(about)} on ${longDay(about.day)}${time}`;
}

function opening(about: About): string {
  return `${whoCalls(about)}, and I am calling to ask how things stand.`;
}

function thanksByPhone(about: About): string {
  return `${whoCalls(about)}, and I am calling to thank you for your time. I enjoyed our conversation and would be glad to join you. If anything else would help you decide, please let me know.`;
}

/** What to leave on a machine: who, why, and one's number. */
export function englishVoicemail(step: Step, about: About): string | null {
  if (step.channel !== 'phone') return null;
  if (step.kind === 'thank-you') {
    return `“${thanksByPhone(about)} You can reach me at this number:” – say it slowly, twice – “Have a good day.”`;
  }
  return `“${opening(about)} I am still very interested. You can reach me at this number:” – say it slowly, twice – “Thank you, and have a good day.”`;
}

function application(step: Step, about: About): Draft {
  const applied = `On ${longDay(about.day)} I applied for ${thePosition(about)}${atCompany(about)}.`;
  const body =
    step.tone === 'first'
      ? letter(
          step,
          about,
          applied,
          'I would welcome the chance to talk about it in an interview, and I am happy to send anything else that would help you.',
        )
      : letter(
          step,
          about,
          `${applied} I am still very interested in ${thePosition(about)} and would be glad of an interview.`,
        );
  return { subject: about.role ? `Application: ${about.role}` : 'My application', body };
}

function rejection(step: Step, about: About): Draft {
  const eight = step.rules.includes('eight-rules.6');
  const questions = eight
    ? 'If you have a moment, three short questions would help me a great deal: What did I do well? What could I do better? What would get me to the next round?'
    : 'If you have a moment, I would be grateful for any feedback on what I could do better.';
  return {
    subject: about.role ? `Thank you – ${about.role}` : 'Thank you for letting me know',
    body: letter(
      step,
      about,
      `Thank you for letting me know, and for the time that you and your team gave me. I enjoyed learning about ${thePosition(about)}${atCompany(about)}.`,
      questions,
      'I would be glad if you kept me in mind for a future opening. I wish you and your team all the best.',
    ),
  };
}

function offer(step: Step, about: About): Draft {
  return {
    subject: about.role ? `Thank you – offer for ${about.role}` : 'Thank you for the offer',
    body: letter(
      step,
      about,
      `Thank you very much for the offer of ${thePosition(about)}${atCompany(about)}. I am delighted.`,
      'I will read everything with care and come back to you. May I ask by which day you would like my answer?',
    ),
  };
}
