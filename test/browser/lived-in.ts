/** A search that has been going on for a while: something to see on every page. */
import { hourMs } from '../../functions/domain/time.ts';
import type { SandboxDraft } from '../../infra/local/sandbox/sandbox-person.ts';
import { type Calendars, dayAt } from './own-host.ts';

/** Fills both calendars: interviews before and behind, the same one twice, and something to ask about. */
export function aSearch({ google, outlook }: Calendars): void {
  for (const person of [google, outlook]) {
    person.addEvent(invitation('Acme', 'Interview with Acme for Data Engineer', dayAt(1, 10)));
  }
  google.addEvent(invitation('Globex', 'Globex: phone screen, Data Engineer', dayAt(3, 15)));
  google.addEvent({
    ...invitation('Globex', 'Globex: final interview, Data Engineer', dayAt(15, 13)),
    uid: 'final@globex.example.com',
  });
  outlook.addEvent(invitation('Initech', 'Interview: Initech, Platform Engineer', dayAt(9, 14)));
  outlook.addEvent(invitation('Umbrella', 'Coffee chat about the role', dayAt(4, 9)));
  google.addEvent(invitation('Soylent', 'Chat about the team', dayAt(10, 16)));
  const applied = { title: 'Hooli: Data Engineer #applied', text: '', allDay: true };
  google.addEvent({ ...applied, start: dayAt(0, 0), end: dayAt(1, 0) });
  google.addEvent({
    title: 'Dentist',
    start: dayAt(2, 8),
    end: dayAt(2, 9),
  });
}

/** So many interviews over two months, each with a company of its own, and a tenth as many questions. */
export function aCrowd(count: number): (calendars: Calendars) => void {
  return ({ google }) => {
    for (let at = 0; at < count; at++) {
      const company = `Labs${syllables[at % 15]}${syllables[Math.floor(at / 15) % 15]?.toLowerCase()}`;
      const start = dayAt(1 + (at % 60), 9 + (at % 8));
      google.addEvent(invitation(company, `Interview with ${company} for Data Engineer`, start));
      if (at % 10 > 0) continue;
      google.addEvent(invitation(`Un${company}`, 'Coffee chat about the role', start));
    }
  };
}

const syllables = 'Ba Ce Di Fo Gu Ha Je Ki Lo Mu Na Pe Ri So Tu'.split(' ');

function invitation(company: string, title: string, start: number): SandboxDraft {
  const domain = `${company.toLowerCase()}.example.com`;
  return {
    uid: `interview@${domain}`,
    title,
    text: 'You will meet Lena Fischer and Omar Haddad.',
    start,
    end: start + hourMs,
    organizer: { name: 'Lena Fischer', email: `lena.fischer@${domain}` },
  };
}
