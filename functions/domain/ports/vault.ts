/** The port of what the operator keeps secret: OAuth clients, and the key of the links. Types only. */
export type Vault = {
  /** The text kept under that name; fails with `misconfigured` where there is none, or it may not be read. */
  read(name: string): Promise<string>;
};
