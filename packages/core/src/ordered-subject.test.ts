import { describe, expect, it } from 'vitest';
import { OrderedSubject } from './ordered-subject.js';

describe('an ordered subject', () => {
  it('delivers a value to all subscribers before one that is emitted inside a callback', () => {
    const events$ = new OrderedSubject<string>();
    const heard: string[] = [];
    events$.subscribe((event) => event === 'question' && events$.next('answer'));
    events$.subscribe((event) => heard.push(event));
    events$.next('question');
    expect(heard).toEqual(['question', 'answer']);
  });

  it('delivers all values before it completes', () => {
    const events$ = new OrderedSubject<string>();
    const heard: string[] = [];
    events$.subscribe((event) => {
      if (event !== 'last word') events$.next('last word');
      events$.complete();
    });
    events$.subscribe({ next: (event) => heard.push(event), complete: () => heard.push('end') });
    events$.next('go');
    events$.next('too late');
    expect(heard).toEqual(['go', 'last word', 'end']);
  });
});
