/**
 * What nearly every stored record has in common, so that none of them has to hold it: deflate's preset
 * dictionary (RFC 1950, 2.2). Records are four kilobytes of which a third are the names of fields; with it
 * they take 0.7 KB, without 1.2, and each look at a person reads all of theirs.
 *
 * Never changed: what was stored with it could not be read. Another one is added beside it, and gets the
 * next number in `body.ts`.
 */

const account = [
  '{"id":"outlook:","provider":"outlook","email":"@outlook.com","permissions":{"calendar":"write",',
  '"tasks":true,"lists":true},"status":"connected","tokens":"d1.2026-k1.","calendars":[{"id":"AAMk',
  '","name":"Calendar","mayWrite":true,"isPrimary":true,"zone":"America/New_York","cursor":"https:',
  '//graph.microsoft.com/v1.0/me/calendarView/delta?$deltatoken=","readFrom":17}],"offered":[],',
  '"choices":{},"listedAt":17,"channels":[{"id":"","token":"","resource":"","calendar":"","begun":17',
  ',"expires":17}],"polledUntil":null,"taskList":{"id":"","cursor":""},"isBehind":false,"rest":{',
  '"reads":null,"writes":null},"suddenlyEmpty":[],"readAt":17',
];

const copy = [
  '{"id":"","copies":[{"account":"google:1","calendar":"@gmail.com","id":"","seriesId":null,"event":{',
  '"uid":"@google.com","title":"Interview with ","description":"Join Zoom Meeting\\nhttps://zoom.us/j/',
  '?pwd=\\n\\nMeeting ID: \\nPasscode: \\n________________\\nMicrosoft Teams meeting\\nJoin on your ',
  'computer, mobile app or room device\\nhttps://teams.microsoft.com/l/meetup-join/\\nJoin with Google ',
  'Meet: https://meet.google.com/\\n\\nBest regards,\\n","location":"","url":"","zone":null,"start":17',
  '00000,"end":1700000,"allDay":false,"cancelled":false,"tentative":false,"recurring":false,',
  '"categories":[],"organizer":{"name":"","email":"@","response":"accepted","resource":false},',
  '"attendees":[{"name":"","email":"@","response":"needs-action","resource":false},{"name":null,',
  '"email":"@gmail.com","response":"accepted","resource":false}],"created":17,"lastModified":17,',
  '"sequence":0},"firstSeen":17,"goneAt":null}],"steps":[',
];

const steps = [
  '{"key":".closing","as":"task","account":"google:1","place":"","id":null,"etag":null,"zone":',
  '"America/Los_Angeles","generation":1,"state":"absent","absentSince":17,"intent":null,"written":',
  'null,"seen":null,"doneAt":null,"deletedAt":null},',
  '{"key":".application","as":"event","account":"outlook:","place":"","id":"","etag":"\\"\\"","zone":',
  '"Europe/London","generation":0,"state":"written","absentSince":null,"intent":null,"written":{',
  '"start":1700000,"hash":"","form":""},"seen":{"start":1700000,"form":"","at":17,"words":null},',
  '"doneAt":17,"deletedAt":17},',
  '{"key":".debrief","as":"event","account":"google:1","place":"","id":"","etag":"\\"\\"","zone":',
  '"Europe/Berlin","generation":1,"state":"written","absentSince":null,"intent":{"do":"create",',
  '"start":1700000,"planned":1700000,"hash":"","form":""},"written":null,"seen":{"start":1700000,',
  '"form":"","at":17,"words":{"title":"","text":""}},"doneAt":null,"deletedAt":null},',
  '{"key":".prepare","as":"task","account":"google:1","place":"","id":"","etag":"\\"\\"","zone":',
  '"America/New_York","generation":1,"state":"written","absentSince":null,"intent":null,"written":{',
  '"start":1700000,"hash":"","form":""},"seen":{"start":1700000,"form":"","at":17,"words":null},',
  '"doneAt":null,"deletedAt":null},{"key":".status-1",{"key":".status-2",{"key":".status-3",',
  '{"key":".thank-you-","as":"event"',
];

const ends = [
  '],"outcome":null,"told":{"sayings":[],"deeds":[{"is":"","at":17',
  '],"outcome":null}',
];

/** The dictionary of the first number: the likeliest comes last, for deflate finds it soonest there. */
export const firstDictionary: string = [account, copy, steps, ends].flat().join('');
