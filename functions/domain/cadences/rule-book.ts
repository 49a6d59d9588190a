/** The rule book for the person who asks "why is this in my calendar?": a sentence for each rule, and its source. */
import type { RuleId } from './cadence.ts';

const article1 = 'Article 1 (five guidelines)';
const article2 = "Article 2 (dos and don'ts)";
const article3 = 'Article 3 (eight rules)';
const article4 = 'Article 4 (how often)';
const article5 = 'Article 5 (weekly calls)';
const ours = 'Afterword';

/** What a rule says, as one plain sentence, and the labels of the articles that it comes from. */
type RuleText = { readonly says: string; readonly sources: readonly string[] };

const common: Readonly<Partial<Record<RuleId, RuleText>>> = {
  'common.1': {
    says: 'Everybody who interviewed you gets a thank-you of their own, by name where it is known.',
    sources: [article1, article2, article3, article4, article5],
  },
  'common.2': {
    says: 'A thank-you is due within 24 hours after the interview, weekends and holidays included.',
    sources: [article1, article3],
  },
  'common.3': {
    says: 'After an interview early in the day, the thank-you goes out the same day.',
    sources: [article1, article3],
  },
  'common.4': {
    says: 'Where they decide the same or the next day, the thank-you goes out within two hours.',
    sources: [article2],
  },
  'common.5': {
    says: 'A handwritten card is posted no later than 48 hours after the interview.',
    sources: [article2, article4, article5],
  },
  'common.6': {
    says: 'Where they ask for no phone calls, no call is planned and an e-mail takes its place.',
    sources: [article1, article3],
  },
  'common.7': {
    says: 'Employers are contacted by e-mail, by post or by phone, never by text message or social media.',
    sources: [article2],
  },
  'common.8': {
    says: 'Once you know how the recruiter likes to be reached, you ask how things stand in that way.',
    sources: [article2],
  },
  'common.9': {
    says: 'You ask how things stand in working hours of a business day, and contact an employer once a day at most.',
    sources: [article4, article5],
  },
  'common.10': {
    says: 'The next step counts from the day on which you really did the one before.',
    sources: [article1],
  },
  'common.11': {
    says: 'Any answer stops the contacts that were still to come, and a new interview is an answer.',
    sources: [article2],
  },
  'common.12': {
    says: 'After a no, one gracious reply within 24 hours thanks them, asks for feedback and asks to be kept in mind.',
    sources: [article1, article3],
  },
  'common.13': {
    says: 'An offer stops the contacts that were still to come, and you thank them for it within 24 hours.',
    sources: [ours],
  },
  'common.14': {
    says: 'After the last contact without an answer you file it, write down what you learned, move on and keep applying.',
    sources: [article1, article2, article4, article5],
  },
  'common.15': {
    says: 'Before the interview you are reminded to bring home each name, title and address, and when they will decide.',
    sources: [article1, article2, article5],
  },
  'common.16': {
    says: 'Right after the interview you write down whom you met, what they promised and how it went.',
    sources: [article2, article5],
  },
  'common.17': {
    says: 'A cancelled interview has no steps, and one that moves takes its steps along.',
    sources: [ours],
  },
  'common.18': {
    says: 'What you moved, edited, ticked or deleted is yours and stays as you left it.',
    sources: [ours],
  },
};

const fromArticles: Readonly<Partial<Record<RuleId, RuleText>>> = {
  'five-guidelines.1': {
    says: 'Write a short thank-you by e-mail that says you are still interested, and read it aloud before you send it.',
    sources: [article1],
  },
  'five-guidelines.2': {
    says: 'Without an answer, touch base one or two days after the day they promised and ask how the decision is going.',
    sources: [article1],
  },
  'five-guidelines.3': {
    says: 'A third note goes out one week after the second.',
    sources: [article1],
  },
  'five-guidelines.4': {
    says: 'Three contacts are enough, and a week after the third you move on.',
    sources: [article1],
  },
  'dos-and-donts.1': {
    says: 'Thank everybody as soon as you are home, in the way that the recruiter prefers.',
    sources: [article2],
  },
  'dos-and-donts.2': {
    says: 'Call on the very day that was agreed, or else the business day after they promised an answer, or after four days.',
    sources: [article2],
  },
  'dos-and-donts.3': {
    says: 'If nobody answers, leave a short message with your number and call back twice at most, on days well apart.',
    sources: [article2],
  },
  'dos-and-donts.4': {
    says: 'A week after the last call without an answer you move on.',
    sources: [article2],
  },
  'eight-rules.1': {
    says: 'A week after you applied, one note asks for the chance of an interview and demands nothing.',
    sources: [article3],
  },
  'eight-rules.2': {
    says: 'Two weeks after you applied, one concise reminder names the position, and a week later you move on.',
    sources: [article3],
  },
  'eight-rules.3': {
    says: 'The thank-you goes out the same business day where the interview ended before four, else within 24 hours.',
    sources: [article3],
  },
  'eight-rules.4': {
    says: 'Follow up two or three days after the day they promised, or a week after the interview where they named none.',
    sources: [article3],
  },
  'eight-rules.5': {
    says: 'Follow up once more seven days later without a word about the silence, and move on a week after that.',
    sources: [article3],
  },
  'eight-rules.6': {
    says: 'After a no, ask what you did well, what you could do better and what would get you to the next round.',
    sources: [article3],
  },
  'how-often.1': {
    says: 'Each interviewer gets a handwritten thank-you note, posted within 24 hours, in place of an e-mail.',
    sources: [article4],
  },
  'how-often.2': {
    says: 'Call mid-morning on the business day after the promised day, never sooner, or after a week where none was named.',
    sources: [article4],
  },
  'how-often.3': {
    says: 'When a new day that they named comes without word, call that afternoon, and send a short e-mail if you reach nobody.',
    sources: [article4],
  },
  'how-often.4': {
    says: 'After silence, get in touch a week later and once more a week after that, then move on.',
    sources: [article4],
  },
  'weekly-calls.1': {
    says: 'Each interviewer gets a card or letter by post within 24 hours, which announces a call in one week.',
    sources: [article5],
  },
  'weekly-calls.2': {
    says: 'Seven full days after the interview, call, say who you are, and ask where things stand and what else they need.',
    sources: [article5],
  },
  'weekly-calls.3': {
    says: 'If you reach only a machine, or nothing moves, call again a week later and once more a week after that.',
    sources: [article5],
  },
  'weekly-calls.4': {
    says: 'A week after the third call you move on.',
    sources: [article5],
  },
};

const recommended: Readonly<Partial<Record<RuleId, RuleText>>> = {
  'recommended.1': {
    says: 'Write down how the interview went while it is fresh.',
    sources: [ours],
  },
  'recommended.2': {
    says: 'The thank-you goes by e-mail, the same business day where the interview ended before three, else within 24 hours.',
    sources: [ours],
  },
  'recommended.3': {
    says: 'Ask how things stand two business days after the promised day, or a week after the interview where none was named.',
    sources: [ours],
  },
  'recommended.4': {
    says: 'Ask again a week later, a third and last time a week after that, and move on after one more week.',
    sources: [ours],
  },
  'recommended.5': {
    says: 'A no and an offer are answered within a day, and an application is followed up after one week and after two.',
    sources: [ours],
  },
};

const book = { ...common, ...fromArticles, ...recommended };

/** A step that was written by an earlier version may name a rule that the book has given up. */
const givenUp: RuleText = {
  says: 'This step follows a rule that is no longer in the book.',
  sources: [ours],
};

/**
 * What a rule says: one plain English sentence for the person, without ids, and the labels of its source
 * articles (`Article 1 (five guidelines)` to `Article 5 (weekly calls)`, `Afterword` for our own), never none.
 */
export function ruleSays(id: RuleId): RuleText {
  return book[id] ?? givenUp;
}
