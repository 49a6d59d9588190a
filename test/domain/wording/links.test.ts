/** Links in follow-ups are no words: nobody takes them for something that the person wrote. */
import { describe, expect, it } from 'vitest';
import { formOf } from '../../../functions/domain/ledger/seen-step.ts';
import { wordsAdded } from '../../../functions/domain/search/own-steps.ts';
import { linkDeeds, withoutLinks } from '../../../functions/domain/wording/links.ts';

const name = `${'v0t4'.repeat(8)}1sfsktgad7r3ss1l2m5cl0vd6g`;
const page = `https://afterword.example.com/go/${name}`;
const ours = ['debrief', ...linkDeeds].map((deed) => `Whatever: ${page}/${deed}`);

describe('a line', () => {
  it.each([
    ...ours,
    `http://localhost:4310/go/${name}/done`,
    `I did it: ${page}/done <${page}/done>`,
    `  - <${page}/stop>`,
  ])('is a link of ours: %s', (line) => {
    expect(withoutLinks(line)).toBe('');
  });

  it.each([
    '',
    'I did it',
    'We go/done it',
    'https://afterword.example.com/interviews/abc',
    'https://jobs.example.com/go/short/done',
    `https://jobs.example.com/go/${name}/apply`,
    `https://jobs.example.com/go/${name}`,
    `https://jobs.example.com/go/${name}/donenow`,
  ])('is none: %j', (line) => {
    expect(withoutLinks(line)).toBe(line);
  });
});

describe('a text', () => {
  const plain = 'Dear Zoe,\n\nhow do things stand?';

  it('is the same without its links, wherever they stand', () => {
    expect(withoutLinks(`${plain}\n${ours.join('\n')}`)).toBe(plain);
    expect(withoutLinks([...ours, plain, ...ours].join('\n'))).toBe(plain);
    expect(withoutLinks(plain)).toBe(plain);
  });

  it('has one form, whichever host it was written by', () => {
    const elsewhere = ours.map((line) => line.replace('afterword.example.com', 'example.org'));
    const form = formOf('Write to Zoe', plain);
    expect(formOf('Write to Zoe', `${plain}\n\n${ours.join('\n')}`)).toBe(form);
    expect(formOf('Write to Zoe', `${plain}\n\n${elsewhere.join('\n')}`)).toBe(form);
    expect(formOf('Write to Zoe', `${plain}\n\n${ours.join('\n')}\nRing her.`)).not.toBe(form);
  });

  it.each([
    [`Stop following up: ${page}/stop they decide on Friday`, 'they decide on Friday'],
    [`Stop following up: ${page}/stop 👍`, '👍'],
    [`I did it: ${page}/done Later: ${page}/later #offer`, '#offer'],
    [`I met the whole of the team before I opened this: ${page}/done`, null],
  ])('keeps what somebody wrote beside a link: %s', (line, kept) => {
    const rest = withoutLinks(`${plain}\n${line}`).slice(plain.length + 1);
    expect(rest).toContain(kept ?? 'I met the whole of the team');
    expect(rest).not.toContain('/go/');
    expect(formOf('', `${plain}\n${line}`)).not.toBe(formOf('', plain));
    expect(wordsAdded(plain, `${plain}\n${line}`)).toBe(rest);
  });

  it('is looked through at once, however it is made', () => {
    const hard = `${'http://a/b'.repeat(20_000)} ${'Later: https://'.repeat(20_000)}/go/`;
    const begun = performance.now();
    expect(withoutLinks(hard)).toBe(hard);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('has no words added where it has links more', () => {
    expect(wordsAdded(plain, `${plain}\n${ours.join('\n')}`)).toBe('');
    expect(wordsAdded(plain, `${plain}\n${ours.join('\n')}\n#offer`)).toBe('#offer');
  });
});
