import { TestScheduler } from 'rxjs/testing';
import { expect, it } from 'vitest';
import { typingSignal } from './typing-signal.js';

const keys = { t: true, f: false };

it.each<[string, string, string]>([
  ['the first keystroke at once, and the end after three idle seconds', 't', 't 2999ms f'],
  ['further keystrokes once in two seconds', 't 499ms t 499ms t 499ms t 499ms t', 't 1999ms t 2999ms f'],
  ['no renewal for an early keystroke, but the end counts from it', 't 999ms t', 't 3999ms f'],
  ['the end at once when typing stops', 't 499ms f', 't 499ms f'],
  ['nothing when typing stops that had not begun', 'f', '-'],
  ['a new start right after the end', 't 99ms f 99ms t', 't 99ms f 99ms t 2999ms f'],
])('typing tells %s', (_, keystrokes, told) => {
  new TestScheduler((actual, wanted) => expect(actual).toEqual(wanted)).run(({ hot, expectObservable }) => {
    expectObservable(typingSignal(hot(keystrokes, keys))).toBe(told, keys);
  });
});
