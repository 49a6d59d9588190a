/** What the person typed wrong, or a file that cannot be read: one line, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `afterword plans what to do after a job interview.

Usage:
  afterword plan FILE [options]    read an iCalendar file (- reads standard input) and plan
  afterword rules [CADENCE]        the rules that a cadence follows
  afterword --help                 this text

Options of plan:
  --cadence NAME      recommended (default), five-guidelines, dos-and-donts,
                      eight-rules, how-often, weekly-calls
  --now INSTANT       plan as at that moment, e.g. 2026-11-25T09:00:00-05:00
  --zone IANA         your time zone, for events that carry none, e.g. Europe/Berlin
  --country CC        its public holidays are no business days, e.g. US
  --me ADDRESS        your own e-mail address; may be given several times
  --name "FULL NAME"  your own name, to sign drafts with
  --employer DOMAIN   where you work now: interviews from there are ones you hold
  --history FILE      what you did to steps, as JSON
  --since DATE        leave out interviews before that day (default: 60 days back)
  --until DATE        leave out interviews after that day
  --json              print the plan as JSON
  --out FILE          write the steps as an iCalendar file

Examples:
  afterword plan calendar.ics
  afterword plan calendar.ics --cadence how-often --country DE --zone Europe/Berlin
  afterword plan calendar.ics --me maya@example.com --name "Maya Patel" --out follow-ups.ics
  curl -s https://example.com/my.ics | afterword plan - --json
`;
