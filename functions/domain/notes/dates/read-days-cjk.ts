/** Finds the days in a Japanese or Chinese sentence, which has no blanks between its words. */
import type { WorkCalendar } from '../../business-days.ts';
import { addDays, type LocalDay } from '../../time.ts';
import {
  comingWeekday,
  datedDay,
  dayOfSomeMonth,
  monthPart,
  namedMonthPart,
  type Part,
  type SpanUnit,
  spanAfter,
  weekdayAhead,
  weekPart,
  yearPart,
} from './count.ts';
import type { Page, Stretch } from './page.ts';
import type { DayPhrase } from './reader.ts';

type Groups = Readonly<Record<string, string | undefined>>;
type Pattern = readonly [
  RegExp,
  (groups: Groups, on: LocalDay, work: WorkCalendar) => LocalDay | null,
];

const digit = '(?<n>\\d{1,3}|[一二三四五六七八九十两兩]{1,3})';
const ahead =
  '(?<ahead>再来|再來|下下个|下下個|下下|来|來|翌|下个|下個|下|今|本|这个|這個|这|這|次の|今度の)';
const within = '(?:之内|之內|以内|以內|内|內|后|後|のうち)';

// The date counts where a weekday stands beside it: "12月18日(金)", "周五（12月18日）".
const weekdayName = '(?:(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?)';
const weekdayBehind = `(?:[(（](?:${weekdayName}|[月火水木金土日一二三四五六])[)）]|${weekdayName})`;

function beside(date: string): RegExp {
  const before = `(?:${weekdayName}[、,，]?[(（]?)?`;
  return new RegExp(`${before}${date}(?:${weekdayBehind})?[)）]?`, 'g');
}

const patterns: readonly Pattern[] = [
  [/(?<near>明後日|あさって|后天|後天|明日|明天|あした|本日|今日|今天|当日|當天|当天)/g, readNear],
  [beside('(?<y>\\d{4})[年/-](?<m>\\d{1,2})[月/-](?<d>\\d{1,2})[日号號]?'), readDate],
  [beside('(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号號]?'), readDate],
  [beside('(?<![\\d/])(?<m>\\d{1,2})\\/(?<d>\\d{1,2})(?![\\d/])'), readDate],
  [new RegExp(`${weekdayName}[、,，]?[(（]?(?<d>\\d{1,2})[日号號][)）]?`, 'g'), readDayOfMonth],
  [new RegExp(`(?<![\\d月/])(?<d>\\d{1,2})[日号號]${weekdayBehind}`, 'g'), readDayOfMonth],
  [/半(?:个|個|か|ヶ)月(?:之内|之內|以内|以內|内|內|后|後)/g, (_, on) => addDays(on, 15)],
  [/(?<m>\d{1,2})月(?<part>上旬|初|中旬|中|下旬|末|底)/g, readMonthPart],
  [
    /(?<ahead>来|來|下个|下個|今|本|这个|這個)?月(?<part>上旬|初|中旬|中|下旬|末|底|内|內)/g,
    readMonth,
  ],
  [
    /(?<![\d一二三四五六七八九十学])(?<ahead>来|來|明|今|本)?年年?(?<part>内|內|中|末|底|初め|初|はじめ|頭|明け)/g,
    readYear,
  ],
  [
    new RegExp(
      `${digit}(?:個|个)?(?:周|週間?|星期)(?:之)?[后後](?:的|の)?(?:周|週|星期)?(?<cn>[一二三四五六日天月火水木金土])` +
        '(?:曜日?)?(?![间間个個内內])',
      'g',
    ),
    readWeeksLater,
  ],
  [
    new RegExp(
      [
        `${digit}(?:[~〜～至到、-]${digit.replace('<n>', '<larger>')})?`,
        '(?:(?<unit>営業日|工作日|工作天|平日|日間|天|週間|周|週|星期|礼拜|禮拜|小时|小時|時間|',
        `(?:个|個|か|ヶ|カ|箇)(?:月|星期|礼拜|工作日|工作天))間?|日(?=${within}))`,
      ].join(''),
      'g',
    ),
    readSpan,
  ],
  [
    new RegExp(
      `${ahead}?(?:周|週|星期|礼拜|禮拜)(?<cn>[一二三四五六日天])(?![间間个個内內]|以内|以內|之内|之內)`,
      'g',
    ),
    readWeekday,
  ],
  [
    new RegExp(
      `(?:${ahead}(?:週|周)?の?)?(?<![0-9毎平祝休前当翌明今本生誕])` +
        '(?<jp>[月火水木金土日])(?:曜日?|(?=まで|に|の(?:夕方|午後|午前|夜)|か|$|[、。]))',
      'g',
    ),
    readWeekday,
  ],
  [
    new RegExp(`${ahead}?(?:周|週)(?<part>初め|初|はじめ|頭|半ば|中|末|内|內|のうち|之内)`, 'g'),
    readWeekPart,
  ],
  [/(?<ahead>再来|来|來|下|今|本)(?:週|周)/g, readWeekPart],
  [/(?<![\d月/])(?<d>\d{1,2})[日号號](?=$|[^間间])/g, readDayOfMonth],
];

const deadlineSign =
  /^(?:の?(?:夕方|午後|午前|夜|中午|下午|上午|晚上))?(?:までに|まで|以前|之前|前|以内|以內|之内|之內|内|內|中に|のうち|を目処|を目途)/;
const deadlineInside = /(?:中|内|內|のうち|末|底|初|旬|初め|はじめ|頭|半ば)$/;
const deadlineBefore = /(?:最慢|最迟|最晚|最遲|于|於|在)$/;

/** The days in one sentence, in order, counted from `on`. */
export function readCjkDays(
  page: Page,
  sentence: Stretch,
  on: LocalDay,
  work: WorkCalendar,
): DayPhrase[] {
  const text = page.folded.slice(sentence.start, sentence.end);
  const phrases: DayPhrase[] = [];
  const taken = new Set<number>();
  for (const [pattern, read] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const { index } = match;
      let end = index + match[0].length;
      if (taken.has(index) || taken.has(end - 1)) continue;
      for (let place = index; place < end; place++) taken.add(place);
      const day = read(match.groups ?? {}, on, work);
      const rest = text.slice(end, end + 12);
      if (day === null || /^(?:前に|前の)/.test(rest)) continue;
      const sign = deadlineSign.exec(rest);
      if (sign) end += sign[0].length;
      const start = sentence.start + index;
      const deadline =
        sign !== null ||
        deadlineInside.test(match[0]) ||
        deadlineBefore.test(text.slice(Math.max(0, index - 3), index));
      phrases.push({ start, end: sentence.start + end, day, deadline });
    }
  }
  return phrases.sort((one, other) => one.start - other.start);
}

function readDate({ y, m, d }: Groups, on: LocalDay): LocalDay | null {
  return datedDay(on, Number(m), Number(d), y ? Number(y) : null);
}

function readDayOfMonth({ d }: Groups, on: LocalDay): LocalDay | null {
  return dayOfSomeMonth(on, Number(d));
}

function readMonthPart({ m, part }: Groups, on: LocalDay): LocalDay | null {
  return Number(m) <= 12 ? namedMonthPart(on, Number(m), partOf(part)) : null;
}

function readMonth({ ahead, part }: Groups, on: LocalDay): LocalDay {
  return monthPart(on, /^(?:来|來|下)/.test(ahead ?? '') ? 1 : 0, partOf(part));
}

function readYear({ ahead, part }: Groups, on: LocalDay): LocalDay | null {
  // Alone it is "all year round".
  if (part === '中' && ahead === undefined) return null;
  const isNext = part === '明け' || /^[来來明]/.test(ahead ?? '');
  return yearPart(
    on,
    isNext ? 1 : 0,
    part === '明け' ? 'early' : partOf(part === '中' ? '' : part),
  );
}

function readWeekPart({ ahead, part }: Groups, on: LocalDay): LocalDay {
  return weekPart(on, weeksAhead(ahead) ?? 0, partOf(part === '中' ? '' : part));
}

function weekdayOf(name: string): number {
  return (
    '一二三四五六日'.indexOf(name === '天' ? '日' : name) + 1 || '月火水木金土日'.indexOf(name) + 1
  );
}

function readWeeksLater({ n, cn }: Groups, on: LocalDay): LocalDay | null {
  const weeks = numberOf(n ?? '');
  return weeks > 0 && weeks <= 8 ? weekdayAhead(on, weeks, weekdayOf(cn ?? '')) : null;
}

function readWeekday({ ahead, cn, jp }: Groups, on: LocalDay): LocalDay {
  const named = weekdayOf(cn ?? jp ?? '');
  const weeks = weeksAhead(ahead);
  if (weeks === null) return comingWeekday(on, named);
  const day = weekdayAhead(on, weeks, named);
  return day >= on ? day : addDays(day, 7);
}

function readNear({ near }: Groups, on: LocalDay): LocalDay {
  if (/後日|あさ|后天|後天/.test(near ?? '')) return addDays(on, 2);
  return /明|あした/.test(near ?? '') ? addDays(on, 1) : on;
}

function readSpan({ n, larger, unit }: Groups, on: LocalDay, work: WorkCalendar): LocalDay | null {
  const count = numberOf(larger ?? n ?? '');
  return count === 0 ? null : spanAfter(on, count, unitOf(unit ?? '日'), work);
}

function unitOf(unit: string): SpanUnit {
  if (/営業日|工作|平日/.test(unit)) return 'business-day';
  if (/[时時]/.test(unit)) return 'hour';
  if (/月/.test(unit)) return 'month';
  return /[日天]/.test(unit) ? 'day' : 'week';
}

/** Up to 39: digits, "十四", "二十". 0 for anything vague. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const value = (letter: string | undefined): number =>
    letter === '两' || letter === '兩' ? 2 : '一二三四五六七八九'.indexOf(letter ?? 'x') + 1;
  const [tens, ones] = text.split('十');
  if (ones === undefined) return text.length === 1 ? value(text) : value(text.at(-1));
  return (tens ? value(tens) : 1) * 10 + (ones ? value(ones) : 0);
}

function weeksAhead(ahead: string | undefined): number | null {
  if (ahead === undefined || ahead.endsWith('の')) return null;
  if (/^(?:再|下下)/.test(ahead)) return 2;
  return /^[来來翌下]/.test(ahead) ? 1 : 0;
}

function partOf(part: string | undefined): Part {
  if (/^(?:上旬|初|は|頭)/.test(part ?? '')) return 'early';
  return /^(?:中|半)/.test(part ?? '') ? 'mid' : 'end';
}
