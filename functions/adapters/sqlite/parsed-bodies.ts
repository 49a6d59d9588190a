/**
 * Remembers what stored texts mean: a page of a person with two hundred interviews would spend most of its
 * time on reading the same text again. The text itself is compared, so that nothing can be out of date.
 */

/** Longer than what a few busy people have; when it is more, all is forgotten. */
const lettersAtMost = 6_000_000;

/** The values of stored texts: while it is remembered, the same text under the same name is not parsed again. */
export class ParsedBodies {
  readonly #known = new Map<string, { readonly body: string; readonly value: unknown }>();
  #letters = 0;

  /** The value of a text that was stored under that name. It is shared: nobody may change it. */
  read<T>(name: string, body: string): T {
    const known = this.#known.get(name);
    if (known?.body === body) return known.value as T;
    const value: T = JSON.parse(body);
    if (this.#letters + body.length > lettersAtMost) this.#forget();
    this.#letters += body.length - (this.#known.get(name)?.body.length ?? 0);
    this.#known.set(name, { body, value });
    return value;
  }

  #forget(): void {
    this.#known.clear();
    this.#letters = 0;
  }
}
