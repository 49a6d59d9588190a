/** What the interviews of simulated worlds are about: employers, titles, texts, people, zones. */

export const companies = ['Globex', 'Initech', 'Northwind', 'Hooli', 'Vandelay', 'Stark'];
export const titles: readonly ((company: string) => string)[] = [
  (company) => `Interview with ${company}`,
  (company) => `Interview ${company} - Software Engineer`,
  (company) => `Phone screen with ${company}`,
  (company) => `Final interview at ${company}`,
  (company) => `Technical interview: ${company}`,
  (company) => `Bewerbungsgespräch bei ${company}`,
  (company) => `Coffee with ${company} #interview`,
];
export const texts = [
  'They said: decision by Friday.',
  '#rejected',
  '#offer',
  '#replied',
  '#withdrawn',
  'No phone calls, please.',
  '#notinterview',
  'cadence: how-often',
  'Prefers phone. Call me in four days.',
  'Met Dana Cruz (CTO, dana@globex.example.com)',
  'They will hear back within two weeks',
  '',
];
export const people = [
  { name: 'Dana Cruz', email: 'dana@globex.example.com' },
  { name: 'Lee Park', email: 'lee@initech.example.com' },
  { name: 'Noor Haddad', email: 'noor@northwind.example.com' },
];
export const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
];
