/** The labelled sets in `test/fixtures/events`, described there. */
export const sets = [
  'given',
  'varied',
  'siblings',
  'languages',
  'cousins',
  'neighbours',
  'strangers',
  'orchard',
  'harbour',
] as const;
