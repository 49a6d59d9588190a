import { describe, expect, it } from 'vitest';
import { planned } from './steps.ts';

/** What an interviewer said on Tuesday, 2 June 2026, and the day that it means. */
const rows: readonly (readonly [language: string, notes: string, date: string])[] = [
  ['German', 'Entscheidung bis Freitag', '2026-06-05'],
  ['German', 'Entscheidung bis morgen', '2026-06-03'],
  ['German', 'Wir melden uns bis zum 12. Juni', '2026-06-12'],
  ['German', 'Rückmeldung innerhalb von zwei Wochen', '2026-06-16'],
  ['French', "Décision d'ici vendredi", '2026-06-05'],
  ['French', "Réponse d'ici le 12 juin", '2026-06-12'],
  ['French', 'Réponse dans les deux semaines', '2026-06-16'],
  ['Spanish', 'Decisión a más tardar el viernes', '2026-06-05'],
  ['Spanish', 'Respuesta antes del 12 de junio', '2026-06-12'],
  ['Spanish', 'Respuesta en dos semanas', '2026-06-16'],
  ['Italian', 'Decisione entro venerdì', '2026-06-05'],
  ['Italian', 'Risposta entro il 12 giugno', '2026-06-12'],
  ['Italian', 'Risposta entro due settimane', '2026-06-16'],
  ['Dutch', 'Beslissing uiterlijk vrijdag', '2026-06-05'],
  ['Dutch', 'Antwoord uiterlijk 12 juni', '2026-06-12'],
  ['Dutch', 'Antwoord binnen twee weken', '2026-06-16'],
  ['Portuguese', 'Decisão até sexta-feira', '2026-06-05'],
  ['Portuguese', 'Resposta até 12 de junho', '2026-06-12'],
  ['Portuguese', 'Resposta dentro de duas semanas', '2026-06-16'],
];

describe('the promised day', () => {
  it.each(rows)('reading 13: is understood in %s: "%s" is %s', async (_language, notes, date) => {
    const found = await planned({ on: '2026-06-02', zone: 'Europe/Berlin', notes });
    expect(found.promisedBy).toBe(date);
  });
});
