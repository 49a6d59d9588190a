/** Where a round of changes goes on, as the opaque part of a link. */
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Records } from '../records.ts';
import { GraphError } from './graph-error.ts';

export type DeltaToken = {
  /** Calendar or list. */
  readonly place: string;
  /** The fixed window; null for tasks. */
  readonly from: number | null;
  readonly until: number | null;
  /** Changes up to here have been told. */
  readonly after: number;
  /** Where the first round began; null in later rounds. What was gone before is not told in it. */
  readonly begun: number | null;
  /** Pages of this round that were given. */
  readonly pages: number;
  /** The links that descend from one first call; of them only the newest few live. */
  readonly chain: string;
  readonly generation: number;
  readonly epoch: number;
  readonly select: string | null;
  readonly expand: string | null;
};

/** Older links of the same chain than so many are forgotten (MGD#2350 shows four that live). */
const livingGenerations = 4;

/** Makes tokens, and knows which of them are forgotten. */
export class DeltaTokens {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** The token of a first call. */
  begin(
    start: Pick<DeltaToken, 'place' | 'from' | 'until' | 'begun' | 'select' | 'expand'>,
  ): DeltaToken {
    return { ...start, after: 0, pages: 0, chain: randomUUID(), generation: 0, epoch: this.#epoch };
  }

  /** Ends a round: the next generation. */
  ended(token: DeltaToken, after: number): DeltaToken {
    const generation = this.#highest(token.chain) + 1;
    this.#records.put('outlook.chain', token.chain, generation);
    return { ...token, after, begun: null, pages: 0, generation };
  }

  write(token: DeltaToken): string {
    return Buffer.from(JSON.stringify(token)).toString('base64url');
  }

  /** Fails with 410 where it is forgotten, with 400 where it is none for this place. */
  read(text: string, place: string): DeltaToken {
    let token: DeltaToken | null = null;
    try {
      token = JSON.parse(Buffer.from(text, 'base64url').toString()) as DeltaToken;
    } catch {
      token = null;
    }
    if (token === null || token.place !== place) {
      throw new GraphError(400, 'InvalidDeltaToken', 'The delta token is invalid.');
    }
    const highest = this.#highest(token.chain);
    if (token.epoch !== this.#epoch || highest - token.generation >= livingGenerations) {
      throw new GraphError(
        410,
        'SyncStateNotFound',
        `The sync state generation is not found; generation=${token.generation}; [highest=${highest}].`,
      );
    }
    return token;
  }

  forgetAll(): void {
    this.#records.put('outlook.meta', 'epoch', this.#epoch + 1);
  }

  get #epoch(): number {
    return this.#records.get<number>('outlook.meta', 'epoch') ?? 0;
  }

  #highest(chain: string): number {
    return this.#records.get<number>('outlook.chain', chain) ?? 0;
  }
}
