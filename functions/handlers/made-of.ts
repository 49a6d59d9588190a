/** Things that are made of secret texts, which an operator may change while a function lives. */

/**
 * Gives what `make` makes of the texts, made anew when one of them has changed. `read` remembers them for
 * a while (`adapters/aws/vault.ts`); where it fails, what was made last goes on, and its failure is thrown
 * only where nothing was made yet.
 */
export function madeOf<T>(
  read: () => Promise<readonly string[]>,
  make: (texts: readonly string[]) => T,
): () => Promise<T> {
  let known: { readonly texts: readonly string[]; readonly made: T } | null = null;
  return async () => {
    const texts = await read().catch((error: unknown) => {
      if (known === null) throw error;
      return known.texts;
    });
    if (known === null || texts.some((text, at) => text !== known?.texts[at])) {
      known = { texts, made: make(texts) };
    }
    return known.made;
  };
}
