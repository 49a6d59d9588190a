/** Parses a calendar file with bare ical.js: what planning the same file is compared with. */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const parsed = ICAL.parse(readFileSync(process.argv[2], 'utf8'));
console.log(parsed[2].length);
