/**
 * The port of domain events, so that others can build on them: in no certain order, seldom twice, and lost
 * where a process dies between a write and the telling of it. What is true stands in the calendars.
 */
export type DomainEvent = {
  readonly name:
    | 'interview.recognised'
    | 'follow-up.written'
    | 'follow-up.removed'
    | 'outcome.recorded'
    | 'account.reconnect-needed';
  readonly person: string;
  /** The interview's or step's key, or the account: never a title, name or address. */
  readonly about: string;
};

export type Bus = { publish(events: readonly DomainEvent[]): Promise<void> };
