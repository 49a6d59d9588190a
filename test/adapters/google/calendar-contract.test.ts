import { calendarContract } from '../../contracts/calendar.ts';
import { googleWorld } from './sandbox-google.ts';

calendarContract({ name: 'Google, on the sandbox', make: googleWorld, skip: {} });
