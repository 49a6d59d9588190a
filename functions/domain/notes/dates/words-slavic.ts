/** The words for days in Polish and Czech. */
import type { DayWords } from './day-words.ts';

/** One table per language. */
export const slavic: readonly DayWords[] = [
  {
    weekdays:
      'poniedzialek poniedzialku|wtorek wtorku|sroda srody srode|czwartek czwartku|' +
      'piatek piatku|sobota soboty sobote|niedziela niedzieli niedziele',
    months:
      'stycznia styczniu styczen|lutego lutym luty|marca marcu marzec|' +
      'kwietnia kwietniu kwiecien|maja maju maj|czerwca czerwcu czerwiec|' +
      'lipca lipcu lipiec|sierpnia sierpniu sierpien|wrzesnia wrzesniu wrzesien|' +
      'pazdziernika pazdzierniku pazdziernik|listopada listopadzie listopad|' +
      'grudnia grudniu grudzien',
    numbers:
      'jeden jednego|dwa dwoch dwie|trzy trzech|cztery czterech|piec pieciu|szesc szesciu|' +
      'siedem siedmiu|osiem osmiu|dziewiec dziewieciu|dziesiec dziesieciu|jedenastu|' +
      'dwunastu|trzynastu|czternascie czternastu|pietnastu',
    hour: 'godzina godziny godzin',
    day: 'dzien dnia dni',
    week: 'tydzien tygodnia tygodniu tygodnie tygodni',
    month: 'miesiac miesiaca miesiacu miesiecy',
    year: 'rok roku',
    business: 'roboczy robocze roboczych',
    next: 'przyszly przyszlego przyszlym przyszla przyszlej nastepny nastepnego nastepnym',
    coming: 'najblizszy najblizszego najblizsza najblizsze najblizszej',
    this: 'tego tym ten biezacego',
    today: 'dzis dzisiaj',
    tomorrow: 'jutro jutra',
    dayAfter: 'pojutrze',
    early: 'poczatek poczatku poczatkiem',
    mid: 'polowie polowy polowa',
    end: 'koniec konca koncem',
    by: 'najpozniej',
    before: 'przed',
    within: 'ciagu przeciagu za',
    in: '',
    past: 'zeszly zeszlym ostatni ostatniego temu od po',
    small: 'w we ciagu dniu',
  },
  {
    weekdays:
      'pondeli pondelka pondelku|utery uterka uterku|streda stredy stredu|' +
      'ctvrtek ctvrtka ctvrtku|patek patku|sobota soboty sobotu|nedele nedeli',
    months:
      'ledna lednu leden|unora unoru unor|brezna breznu brezen|dubna dubnu duben|' +
      'kvetna kvetnu kveten|cervna cervnu cerven|cervence cervenci cervenec|' +
      'srpna srpnu srpen|zari|rijna rijnu rijen|listopadu listopad|' +
      'prosince prosinci prosinec',
    numbers:
      'jeden jednoho|dva dve dvou|tri tri|ctyri ctyr|pet peti|sest sesti|sedm sedmi|' +
      'osm osmi|devet deviti|deset deseti|jedenact|dvanact|trinact|ctrnact ctrnacti|' +
      'patnact patnacti',
    hour: 'hodina hodiny hodin',
    day: 'den dny dni dnu',
    week: 'tyden tydne tydnu tydny',
    month: 'mesic mesice mesicu',
    year: 'rok roku',
    business: 'pracovni pracovnich',
    next: 'pristi pristiho pristim dalsi dalsiho',
    coming: 'nejblizsi nejblizsiho nadchazejici',
    this: 'tento tohoto tomto teto',
    today: 'dnes dneska',
    tomorrow: 'zitra zitrka',
    dayAfter: 'pozitri',
    early: 'zacatek zacatku zacatkem pocatkem',
    mid: 'polovina polovine poloviny pulka pulce',
    end: 'konec konce koncem',
    by: 'do nejpozdeji',
    before: 'pred',
    within: 'behem prubehu za',
    in: '',
    past: 'minuly minuleho posledni od po',
    small: 'v ve na',
  },
];
