/** The words for days in English, German and Dutch. */
import type { DayWords } from './day-words.ts';

/** One table per language. */
export const germanic: readonly DayWords[] = [
  {
    weekdays:
      'monday|tuesday tues tue|wednesday|thursday thurs thur thu|friday fri|saturday|sunday',
    months:
      'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|' +
      'september sept sep|october oct|november nov|december dec',
    numbers:
      'one a an single|two couple both|three|four|five|six|seven|eight|nine|ten|eleven|' +
      'twelve|thirteen|fourteen|fifteen',
    hour: 'hour hours hrs hr h',
    day: 'day days',
    week: 'week weeks wk wks',
    month: 'month months',
    year: 'year years',
    fortnight: 'fortnight fortnights',
    business: 'business working work weekday',
    businessDay: 'workdays weekdays',
    next: 'next following',
    coming: 'coming upcoming',
    this: 'this',
    today: 'today tonight',
    tomorrow: 'tomorrow tmrw',
    early: 'early beginning start',
    mid: 'mid middle',
    end: 'end late',
    by: 'by until till latest than eod cob eob',
    before: 'before',
    within: 'within',
    in: 'in over',
    past: 'last past ago previous since after',
    small:
      'of the on and at about around close business full calendar morning evening noon ' + 'midday',
  },
  {
    weekdays: 'montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag',
    months:
      'januar janner|februar|marz maerz mrz|april|mai|juni|juli|august|september|' +
      'oktober okt|november|dezember dez',
    numbers:
      'ein eine einer eines einem einen|zwei zweier|drei|vier|funf fuenf|sechs|sieben|acht|' +
      'neun|zehn|elf|zwolf zwoelf|dreizehn|vierzehn|funfzehn fuenfzehn',
    hour: 'stunde stunden std',
    day: 'tag tage tagen',
    week: 'woche wochen',
    month: 'monat monats monate monaten',
    year: 'jahr jahres jahre',
    business: '',
    businessDay: 'werktag werktage werktagen arbeitstag arbeitstage arbeitstagen',
    next: 'nachste nachster nachsten nachstes naechste naechster naechsten folgenden folgender',
    coming: 'kommende kommender kommenden kommendes',
    this: 'diese dieser diesen dieses laufenden laufende',
    today: 'heute',
    tomorrow: 'morgen',
    dayAfter: 'ubermorgen uebermorgen',
    early: 'anfang beginn',
    mid: 'mitte',
    end: 'ende monatsende wochenende',
    by: 'bis spatestens spaetestens',
    before: 'vor',
    within: 'innerhalb binnen',
    in: 'laufe lauf',
    past: 'letzte letzten letzter vergangenen seit nach',
    small: 'der die das den dem des am im zum von vom zu abend mittag',
  },
  {
    weekdays: 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag',
    months:
      'januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|' +
      'december',
    numbers:
      'een|twee paar|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|' +
      'vijftien',
    hour: 'uur uren',
    day: 'dag dagen',
    week: 'week weken',
    month: 'maand maanden',
    year: 'jaar',
    business: '',
    businessDay: 'werkdag werkdagen',
    next: 'volgende',
    coming: 'komende aanstaande aankomende',
    this: 'deze dit',
    today: 'vandaag',
    tomorrow: 'morgen',
    dayAfter: 'overmorgen',
    early: 'begin',
    mid: 'midden half halverwege',
    end: 'eind einde',
    by: 'uiterlijk tegen tot',
    before: 'voor',
    within: 'binnen',
    in: 'over',
    past: 'vorige afgelopen geleden sinds na',
    small: 'de het op van loop aan avond',
  },
];
