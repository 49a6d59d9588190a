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
  'own',
  'sent',
  'quay',
] as const;
