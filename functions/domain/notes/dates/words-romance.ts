/** The words for days in French, Spanish, Portuguese and Italian. */
import type { DayWords } from './day-words.ts';

/** One table per language. */
export const romance: readonly DayWords[] = [
  {
    weekdays: 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
    months:
      'janvier janv|fevrier fevr|mars|avril avr|mai|juin|juillet juil|aout|septembre|' +
      'octobre|novembre|decembre',
    numbers:
      'un une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix dizaine|onze|douze|treize|quatorze|' +
      'quinze quinzaine',
    hour: 'heure heures',
    day: 'jour jours',
    week: 'semaine semaines',
    month: 'mois',
    year: 'annee',
    business: 'ouvre ouvres ouvrable ouvrables',
    next: 'suivant suivante',
    coming: 'prochain prochaine prochains prochaines vient',
    this: 'ce cet cette',
    today: 'aujourd',
    tomorrow: 'demain',
    early: 'debut',
    mid: 'mi milieu',
    end: 'fin',
    by: 'ici jusqu tard',
    before: 'avant',
    within: 'sous',
    in: 'dans en',
    past: 'dernier derniere derniers depuis apres passe passee',
    small: 'le la les du de d l au aux a et hui soir matin midi qui delai courant plus',
  },
  {
    weekdays: 'lunes|martes|miercoles|jueves|viernes|sabado|domingo',
    months:
      'enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto|septiembre setiembre|' +
      'octubre|noviembre|diciembre dic',
    numbers:
      'un una uno|dos par|tres|cuatro|cinco|seis|siete|ocho|nueve|diez decena|once|doce|trece|' +
      'catorce|quince quincena',
    hour: 'hora horas',
    day: 'dia dias',
    week: 'semana semanas',
    month: 'mes meses',
    year: 'ano anos',
    business: 'habil habiles laborable laborables laborales',
    next: 'siguiente',
    coming: 'proximo proxima proximos proximas viene entrante',
    this: 'este esta estos',
    today: 'hoy',
    tomorrow: 'manana',
    early: 'principio principios inicios comienzos',
    mid: 'mediados',
    end: 'fin final finales fines',
    by: 'hasta tardar',
    before: 'antes',
    within: 'dentro plazo',
    in: 'en',
    past: 'pasado pasada ultimo desde hace despues',
    small: 'el los las lo mas que para del o',
  },
  {
    weekdays: '||||||domingo',
    months:
      'janeiro|fevereiro fev|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|' +
      'dezembro',
    numbers:
      'um uma|dois duas|tres|quatro|cinco|seis|sete|oito|nove|dez dezena|onze|doze|treze|' +
      'catorze quatorze|quinze quinzena',
    hour: 'hora horas',
    day: 'dia dias',
    week: 'semana semanas',
    month: 'mes meses',
    year: 'ano anos',
    business: 'util uteis',
    next: 'seguinte',
    coming: 'proximo proxima proximos proximas vem',
    this: 'esta este nesta neste desta deste',
    today: 'hoje',
    tomorrow: 'amanha',
    early: 'inicio comeco',
    mid: 'meados meio',
    end: 'fim final',
    by: 'ate',
    before: 'antes',
    within: 'dentro prazo',
    in: 'em daqui',
    past: 'passado passada ultima ultimo desde ha apos depois',
    small: 'da do dos das na no nas nos ao as um que mais tardar feira',
  },
  {
    weekdays: 'lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica',
    months:
      'gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre|' +
      'ottobre ott|novembre|dicembre',
    numbers:
      'un una uno|due paio|tre|quattro|cinque|sei|sette|otto|nove|dieci decina|undici|dodici|' +
      'tredici|quattordici|quindici quindicina',
    hour: 'ora ore',
    day: 'giorno giorni giornata',
    week: 'settimana settimane',
    month: 'mese mesi',
    year: 'anno',
    business: 'lavorativo lavorativi',
    next: 'successivo successiva',
    coming: 'prossimo prossima prossimi prossime',
    this: 'questo questa',
    today: 'oggi',
    tomorrow: 'domani',
    dayAfter: 'dopodomani',
    early: 'inizio inizi',
    mid: 'meta',
    end: 'fine',
    by: 'entro tardi',
    before: 'prima',
    within: 'nel',
    in: 'tra fra giro',
    past: 'scorso scorsa ultimo fa dopo dal',
    small: 'il gli della dello dell del di nella sera per e non oltre piu alla',
  },
];
