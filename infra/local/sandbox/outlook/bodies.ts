/** How Outlook keeps a body: always as HTML of its own making, so that nothing round-trips. */
import type { Body } from './stored.ts';

const head =
  '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n' +
  '<meta name="Generator" content="Microsoft Exchange Server">\r\n';

/** A plain text in both forms. */
export function textBody(text: string): Body {
  if (text === '') return { html: '', text: '' };
  const lines = text.split(/\r\n|\r|\n/);
  const inner = lines.map(escaped).join('<br>\r\n');
  return {
    html:
      `<html><head>\r\n${head}<!-- converted from text -->\r\n` +
      '<style><!-- .EmailQuote { margin-left: 1pt; padding-left: 4pt; } --></style></head>\r\n' +
      `<body>\r\n<font size="2"><span style="font-size:11pt;"><div class="PlainText">${inner}` +
      '</div></span></font>\r\n</body>\r\n</html>\r\n',
    text: lines.join('\r\n'),
  };
}

/** HTML in both forms; scripts are taken out. */
export function htmlBody(html: string): Body {
  if (html.trim() === '') return { html: '', text: '' };
  const safe = html.replace(/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, '');
  const inner = /<body[^>]*>([\s\S]*)<\/body>/i.exec(safe)?.[1] ?? safe;
  return {
    html: `<html>\r\n<head>\r\n${head}</head>\r\n<body>\r\n${inner.trim()}\r\n</body>\r\n</html>\r\n`,
    text: plainText(inner),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function plainText(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style>/gi, '')
    .replace(/[\r\n]+/g, ' ')
    .replace(/<br\s*\/?>\s*|<\/(?:p|div|li|tr|h\d)>\s*/gi, '\r\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}
