import { calendarContract } from '../../contracts/calendar.ts';
import { outlookWorld } from './sandbox-outlook.ts';

calendarContract({ name: 'Outlook, on the sandbox', make: outlookWorld, skip: {} });
