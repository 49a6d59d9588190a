import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOfNew, eventId } from '../../../functions/adapters/google/event-body.ts';
import { readLiveEvent } from '../../../functions/adapters/google/read-event.ts';
import { readTask } from '../../../functions/adapters/google/read-tasks.ts';
import { markedNotes } from '../../../functions/adapters/google/task-notes.ts';
import { words } from '../../contracts/live-world.ts';
import { draft } from './event-shapes.ts';

/** Texts full of what HTML could take for its own. */
const texts = fc
  .array(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<',
      '>',
      '&',
      '&amp;',
      '&lt;',
      '"',
      '\n',
      ' ',
      'Zoë',
      '😀',
      '- ',
      '<br>',
      '<!--',
      'a href="x"',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const keys = fc.stringMatching(/^[a-z0-9]{4,12}-[a-z0-9.]{1,20}$/);

describe('what is written to Google and read again', () => {
  it('has the same words and the same mark as an event', () => {
    fc.assert(
      fc.property(texts, keys, (text, key) => {
        const sent = bodyOfNew(eventId(key, 0), key, { ...draft, text });
        const live = readLiveEvent(sent, draft.zone);
        expect(live?.key).toBe(key);
        expect(words(live?.event.description ?? '')).toBe(words(text));
        expect(live?.event).toMatchObject({
          start: draft.start,
          end: draft.end,
          title: draft.title,
        });
      }),
    );
  });

  it('has the same text and the same mark as a task', () => {
    fc.assert(
      fc.property(texts, keys, (text, key) => {
        const notes = markedNotes(text, key);
        expect(notes.split('\n').at(-1)).toBe(`afterword:${key}`);
        expect(readTask({ id: 't1', notes })).toMatchObject({ key, text: text.trimEnd() });
      }),
    );
  });
});
