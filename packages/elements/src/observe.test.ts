import { expect, fixture } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import { BehaviorSubject, Subject } from 'rxjs';
import { observe, settled, together, Watch } from './observe.js';

describe('observe', () => {
  it('shows the current value at once, and each later one without another render', () => {
    const source$ = new BehaviorSubject(1);
    const place = document.createElement('div');
    render(html`${observe(source$, (value) => value * 2)}`, place);
    expect(place.textContent).to.equal('2');
    source$.next(5);
    expect(place.textContent).to.equal('10');
  });

  it('follows another source, and unsubscribes from the previous one', () => {
    const first$ = new BehaviorSubject('a');
    const second$ = new BehaviorSubject('b');
    const place = document.createElement('div');
    const template = (source$: BehaviorSubject<string>) => html`${observe(source$)}`;
    render(template(first$), place);
    render(template(second$), place);
    expect(place.textContent).to.equal('b');
    expect(first$.observed).to.equal(false);
  });

  it('uses the newest projection', () => {
    const source$ = new BehaviorSubject(1);
    const place = document.createElement('div');
    const template = (factor: number) => html`${observe(source$, (value) => value * factor)}`;
    render(template(1), place);
    render(template(10), place);
    expect(place.textContent).to.equal('10');
    source$.next(2);
    expect(place.textContent).to.equal('20');
  });

  it('unsubscribes when its spot is removed', () => {
    const source$ = new BehaviorSubject(1);
    const place = document.createElement('div');
    render(html`${observe(source$)}`, place);
    expect(source$.observed).to.equal(true);
    render(html``, place);
    expect(source$.observed).to.equal(false);
  });
});

class WatchHost extends LitElement {
  source: BehaviorSubject<string> | undefined;
  seen: string[] = [];
  watch = new Watch<string>(this, () => this.source, 'nothing');

  protected override willUpdate(): void {
    this.seen.push(this.watch.value);
  }
}
customElements.define('test-watch-host', WatchHost);

describe('Watch', () => {
  it('renders its host on each value, which willUpdate reads already', async () => {
    const host = new WatchHost();
    const source$ = (host.source = new BehaviorSubject('one'));
    await fixture(html`${host}`);
    source$.next('two');
    await host.updateComplete;
    expect(host.seen).to.deep.equal(['one', 'two']);
  });

  it('starts over with another source, and unsubscribes while its host is disconnected', async () => {
    const host = new WatchHost();
    const first$ = (host.source = new BehaviorSubject('one'));
    await fixture(html`${host}`);
    const second$ = (host.source = new BehaviorSubject('other'));
    host.requestUpdate();
    await host.updateComplete;
    expect(host.watch.value).to.equal('other');
    expect(first$.observed).to.equal(false);
    host.remove();
    expect(second$.observed).to.equal(false);
  });
});

describe('settled', () => {
  it('resolves with the first value that fits, or with undefined when none does', async () => {
    const source$ = new Subject<number>();
    const found = settled(source$, (value) => value > 2);
    const none = settled(source$, (value) => value > 99);
    for (const value of [1, 2, 3, 4]) source$.next(value);
    source$.complete();
    expect(await found).to.equal(3);
    expect(await none).to.equal(undefined);
  });
});

describe('together', () => {
  it('emits both newest values once both are known, then on each change, and unsubscribes from both', () => {
    const first$ = new BehaviorSubject(1);
    const second$ = new Subject<string>();
    const seen: unknown[] = [];
    const subscription = together(first$, second$).subscribe({ next: (pair) => seen.push(pair) });
    expect(seen).to.deep.equal([]);
    second$.next('a');
    first$.next(2);
    expect(seen).to.deep.equal([
      [1, 'a'],
      [2, 'a'],
    ]);
    subscription.unsubscribe();
    expect([first$.observed, second$.observed]).to.deep.equal([false, false]);
  });
});
