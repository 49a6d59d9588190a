/** What a single event is taken for, in few words. */
import { recognise } from '../../../functions/domain/recognise/verdict.ts';
import { eventOf, owner } from '../../measure/labelled.ts';

/** Title, description, who sent it (`oneself`, `nobody` or `Name <address>`), place. */
export type Case = readonly [
  title: string,
  description: string,
  sender?: string,
  location?: string,
];

/** The verdict on an event of an hour; `none` for what is left out in whatever way. */
export function verdictOf([title, description, sender = 'oneself', location = '']: Case): string {
  const maya = { name: 'Maya Patel', email: 'maya.patel@example.com' };
  const match = /^(.*) <(.*)>$/.exec(sender);
  const other = match ? { name: match[1] ?? '', email: match[2] ?? '' } : null;
  const isAtWork = other?.email.includes('northwind') || title.includes('Northwind');
  const invited = isAtWork ? { ...maya, email: 'maya@northwind.example' } : maya;
  const event = eventOf({
    id: 'one@example.com',
    lang: 'en',
    title,
    description,
    location,
    organizer: sender === 'oneself' ? maya : other,
    attendees: other ? [other, invited] : [],
    start: '2026-11-25T10:00:00-05:00',
    end: '2026-11-25T11:00:00-05:00',
    allDay: false,
    recurring: false,
    categories: [],
    label: 'not',
    company: null,
    role: null,
    round: null,
    interviewers: [],
    noPhoneCalls: false,
    promisedBy: null,
  });
  const { is } = recognise(event, owner);
  return is === 'interview' || is === 'ask' ? is : 'none';
}
