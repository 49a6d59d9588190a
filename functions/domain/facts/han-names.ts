/** People in Chinese and Japanese texts, where no capital letter shows a name. */
import type { Mention } from './mentions.ts';

const han = '[\\u3005\\u3400-\\u9fff]';
const titles =
  '(?:取締役|代表取締役|社長|部長|課長|係長|店長|室長|主任|責任者|担当|マネージャー|人事課?|人事部?|人事の|总监|總監|经理|經理|主管|负责人|校长|校長|总裁|店长|组长|主任|老师|總經理|总经理|園長|院長|CEO|CTO|部|課|社員|役員)';

/** After "interviewer:", a list of names with or without what they are. */
const listed =
  /(?:面接官|面接担当者?|面试官|面試官|面谈人|担当者?)(?:[ 　]?[:：][ 　]?|(?:は|为|為|是)[ 　]?|[ 　])([^\n。|｜]{2,60})/gu;
const polite = new RegExp(
  `(${han}{1,4}(?:\\s${han}{1,3})?|[\\u3040-\\u309f]{2,4})(?:さん|様|氏|先生)(?!ん)`,
  'gu',
);
const titled = new RegExp(
  `${titles}の?[、，:： 　]?(${han}{2,3}|(?<=[ 　：:])[\\u3040-\\u309f]{2,4})(?=$|[、，。と及\\s（(が手経經经さ])`,
  'gum',
);
const surname = new RegExp(
  `(${han})(姐|总|總|哥|校长|校長|老师|老師|经理|經理|店长)(?!${han}{0,2}部)`,
  'gu',
);
const called =
  /名前(?:は|[:：]| )\s?([\u3040-\u309f]{2,5}|[\u3400-\u9fff]{1,4})(?=$|[。、 （(\n])/gmu;
const nickname = /(阿[\u4e00-\u9fff])(?=[、，。\s]|$)/gu;
const speaks = new RegExp(`(?:部|課|室|チーム)の(${han}{1,4})(?=が|と|、)`, 'gu');

/** "社長の橘と面接": one sign is a whole name behind a rank. */
const ranked = new RegExp(`(?:社長|部長|課長|店長|園長|院長)の(${han}{1,3})(?=と|が)`, 'gu');
const familyOnly = /姓([\u4e00-\u9fff])(?=$|[。，、\s])/gmu;
const worker = /面试官[:：]?\s?([\u4e00-\u9fff][工总哥姐])(?![\u4e00-\u9fff])/gu;
const writer = new RegExp(`(?:部|課|室|チーム)の(${han}{1,4})です`, 'gu');

/** The people whom a Chinese or Japanese text names. */
export function hanMentions(text: string): readonly Mention[] {
  if (!/[\u3040-\u30ff\u3400-\u9fff]{2}/.test(text)) return [];
  const names: string[] = [];
  for (const match of text.matchAll(listed)) {
    for (const part of (match[1] ?? '').split(/[、，,及]|(?<=\p{Lo}{2})[和と](?=\p{Lo}{2})/u)) {
      const plain = part.replace(/です.*|が.*|\/.*|／.*|[（(].*/u, '').trim();
      const name =
        plain
          .split(/[\s　]+|の|部(?=\p{Lo}{2})/u)
          .at(-1)
          ?.replace(/(?:さん|様|氏|先生|女士)$/u, '') ?? '';
      if (/^[\u3005\u3040-\u30ff\u3400-\u9fff]{2,5}$/u.test(name)) names.push(name);
      if (/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(plain)) names.push(plain);
    }
  }
  for (const pattern of [polite, titled, speaks, called]) {
    for (const match of text.matchAll(pattern))
      add(names, (match[1] ?? '').replace(/^.*(?:の|部|課|長)(?=.)/u, ''));
  }
  for (const pattern of [ranked, familyOnly, worker])
    for (const match of text.matchAll(pattern)) names.push(match[1] ?? '');
  // "人事部の大西です": the writer, who takes part where the text says so.
  if (/と私が|私と/u.test(text))
    for (const match of text.matchAll(writer)) add(names, match[1] ?? '');
  for (const match of text.matchAll(surname)) if (names.length === 0) add(names, match[0]);
  for (const match of text.matchAll(nickname)) add(names, match[1] ?? '');
  return names.map((name) => ({ name, title: null, sure: true, arranges: false }));
}

function add(names: string[], name: string): void {
  const isWord =
    /^(?:名前|亲自|與|与|您|邀|採用|担当|人事|本社|受付|弊社|貴社|皆|お客|奥|小姐|公司|本人|部|店|课|技术|选考|直接|面接|面试|交流|面谈|面談|沟通|由|先生$)/u.test(
      name,
    );
  if (/(?:打来|打过|打過|来电|來電|联系|聯絡|安排|负责|奥|部|課|室)$/u.test(name)) return;
  if (
    name.length > 1 &&
    !/^(?:经理|經理|主管|总监|部长|部長|課長|店長)$/u.test(name) &&
    !isWord &&
    !names.some((known) => known.includes(name) || name.includes(known))
  )
    names.push(name);
}
