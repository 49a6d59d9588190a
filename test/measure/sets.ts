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

/** Sets that nobody who mends recognition opens: they tell how unseen events are read. */
export const heldBack = ['meadow', 'lagoon', 'summit'] as const;
