/** The port that seals what must not be read at rest: OAuth tokens. Types only. */
export type Secrets = {
  /** Seals a text; `context` must be the same to open it (who it belongs to). */
  seal(text: string, context: string): Promise<string>;
  /** Opens what `seal` made; fails with `misconfigured` where key or context are others. */
  open(sealed: string, context: string): Promise<string>;
};
