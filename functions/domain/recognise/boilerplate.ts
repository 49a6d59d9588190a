/** Cuts out what conference services write under an invitation: its words say nothing of the meeting. */

/** The longest description that is read; what lies behind is never about the interview. */
const longest = 12_000;

const blocks: readonly RegExp[] = [
  // Google Meet: between two lines of -::~:~
  /-::~:~[\s\S]{0,4000}?(?:~:~::-|$)/g,
  // Microsoft Teams: between or after long rules.
  /_{20,}[\s\S]{0,4000}?(?:_{20,}|$)/g,
  // Zoom: from the sentence to the end of its list of numbers.
  /(?:\bis inviting you to a scheduled Zoom meeting|^Join Zoom Meeting)[\s\S]{0,3000}?(?:\n\s*\n\s*\n|$)/gm,
  // Dial-in lines and bare links.
  /^.*(?:\bPIN:|Meeting ID:|Passcode:|One tap mobile|Find your local number|dial-in(?: number|:| by|s:)).*$/gim,
  /https?:\/\/\S{1,400}/g,
];

/** The words of a description that somebody wrote for this meeting. */
export function ownWords(description: string): string {
  if (description === '') return '';
  let text = description.length > longest ? description.slice(0, longest) : description;
  if (!/[_:]{2}|zoom|pin:|passcode|dial|one tap/i.test(text)) return text;
  for (const block of blocks) text = text.replace(block, ' ');
  return text;
}
