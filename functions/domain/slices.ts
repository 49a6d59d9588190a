/** Sixty slices of all persons, one for each minute of an hour: who looks after everybody goes round. */
import { shortHash } from './plan/step.ts';

export const slices = 60;

/** The slice (0 to 59) that a person is in, for ever. */
export function sliceOf(person: string): number {
  return numberOf(person) % slices;
}

/** The hour (0 to 23) at which a person is looked after where that is done once a day. */
export function hourOf(person: string): number {
  return Math.floor(numberOf(person) / slices) % 24;
}

/** 45 bits of the person's name, spread evenly whatever it looks like. */
function numberOf(person: string): number {
  return Number.parseInt(shortHash(person).slice(-9), 32);
}
