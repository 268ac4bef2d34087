import { textOf, type Message } from '@loqui/core/protocol';

export interface Question {
  readonly text: string;
  readonly words: readonly string[];
  /** Words of the question before, when this one is too short to stand alone. */
  readonly before: readonly string[];
  /** A greeting, or the wish to know what can be asked. */
  readonly isGreeting: boolean;
}

/** A question with fewer words continues the one before. */
const STANDS_ALONE = 3;

export function questionOf(asked: Message, messages: readonly Message[]): Question {
  const text = withoutMentions(textOf(asked));
  const words = wordsOf(text);
  const isGreeting = GREETING.test(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}’'? ]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return { text, words, before: words.length < STANDS_ALONE && !isGreeting ? wordsBefore(asked, messages) : [], isGreeting };
}

function wordsBefore(asked: Message, messages: readonly Message[]): readonly string[] {
  const mine = messages.filter((message) => message.author.id === asked.author.id && message.id !== asked.id && message.role === 'user');
  return wordsOf(withoutMentions(textOf(mine.at(-1) ?? { parts: [] })));
}

function withoutMentions(text: string): string {
  // Not inside a word: an e-mail address is no mention.
  return text.replace(/(^|[\s(])@[\p{L}\p{N}_-]+[,:]?/gu, '$1').trim();
}

/** Most words of a search, which bounds its time: half from the beginning of a long question, half from its end. */
const WORDS = 40;
/** Longer words are pasted text. The search for misspellings takes time with the square of their length. */
const LONGEST_WORD = 40;

function wordsOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[\p{Z}\p{P}\n\r\t]+/u)
    .filter((word) => word.length > 1 && word.length <= LONGEST_WORD && !STOP_WORDS.has(word));
  const distinct = [...new Set(words)];
  return distinct.length <= WORDS ? distinct : [...distinct.slice(0, WORDS / 2), ...distinct.slice(-WORDS / 2)];
}

const GREETING =
  /^(hi|hello|hey|hallo|good (morning|afternoon|evening|day)|greetings|howdy|yo)( (there|all|everyone|guide|you))?$|^(please )?help( me)?( please)?\?*$|^\?*$|^(who|what) are you ?\?*$|^what (can|do|could) (you|i) (do|know|ask|help with|ask you)( here| about)? ?\?*$|^table of contents$|^contents$/;

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about again all also am an and any anybody anyone are as at be because been but by can could did do does done each else for from get gets give go got had has have ' +
    'he her here hey hi him his how hello if in into is it its just know let like make many may me might more most much must my need no not now of off on once one ' +
    'only or other our out over own per please same see she should show so some such tell than thank thanks that the their them then there these they thing this those ' +
    'to too up us use used using very via want was way we well were what when where whether which while who whom why will with without work works would yes you your ' +
    're ve ll don doesn isn aren won didn explain mean means'
  ).split(' '),
);
