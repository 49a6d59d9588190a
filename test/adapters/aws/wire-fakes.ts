/** What the stand-ins for AWS's services share: how they are asked and how they answer. */

/** A request whose signature was right. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Of `x-amz-target`; empty in REST protocols. */
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Told =
  | { readonly body: object }
  | { readonly status: number; readonly error: string; readonly message?: string };

/** A refusal as the API references describe it; `quoting`: what a message of AWS's would quote. */
export function refused(status: number, error: string, quoting = ''): Told {
  return { status, error, message: `${error} ${quoting}`.trim() };
}

/** A field that has to be text. */
export function textIn(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

/** A field that has to be an object. */
export function recordIn(
  body: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  const value = body[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
