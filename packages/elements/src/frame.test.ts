import { expect, waitUntil } from '@open-wc/testing';
import { flush, schedule, unschedule } from './frame.js';

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

describe('the frame scheduler', () => {
  it('calls each owner once per frame, with its last callback', async () => {
    const calls: string[] = [];
    const [one, two] = [{}, {}];
    schedule(one, () => calls.push('one'));
    schedule(one, () => calls.push('one again'));
    schedule(two, () => calls.push('two'));
    expect(calls).to.deep.equal([]);
    await nextFrame();
    expect(calls).to.deep.equal(['one again', 'two']);
    await nextFrame();
    expect(calls).to.have.length(2);
  });

  it('requests only one frame', async () => {
    const original = window.requestAnimationFrame;
    let requests = 0;
    window.requestAnimationFrame = (callback) => ((requests += 1), original.call(window, callback));
    for (let index = 0; index < 10; index += 1) schedule({}, () => undefined);
    window.requestAnimationFrame = original;
    expect(requests).to.equal(1);
    await nextFrame();
  });

  it('runs work that is scheduled during a frame in the next one', async () => {
    const calls: string[] = [];
    const owner = {};
    schedule(owner, () => {
      calls.push('first');
      schedule(owner, () => calls.push('second'));
    });
    await nextFrame();
    expect(calls).to.deep.equal(['first']);
    await nextFrame();
    expect(calls).to.deep.equal(['first', 'second']);
  });

  it('drops cancelled work, and runs flushed work at once', async () => {
    const calls: string[] = [];
    const [gone, early] = [{}, {}];
    schedule(gone, () => calls.push('gone'));
    schedule(early, () => calls.push('early'));
    unschedule(gone);
    flush(early);
    expect(calls).to.deep.equal(['early']);
    await nextFrame();
    expect(calls).to.deep.equal(['early']);
  });

  it('uses a timer while the tab is hidden', async () => {
    const owner = {};
    let called = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    try {
      schedule(owner, () => (called = true));
      await nextFrame();
      await nextFrame();
      expect(called).to.equal(false);
      await waitUntil(() => called);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('uses a timer when the browser draws no frames in a visible tab', async () => {
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    let called = 0;
    try {
      schedule({}, () => (called += 1));
      await waitUntil(() => called > 0);
      expect(called).to.equal(1);
    } finally {
      window.requestAnimationFrame = original;
    }
  });

  const busy = (milliseconds: number): void => {
    const start = performance.now();
    while (performance.now() - start < milliseconds);
  };

  it('defers work beyond the budget to the next frame', async () => {
    const calls: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      schedule({}, () => {
        calls.push(name);
        busy(10);
      });
    }
    await nextFrame();
    expect(calls).to.deep.equal(['one']);
    await nextFrame();
    expect(calls).to.deep.equal(['one', 'two']);
    await nextFrame();
    expect(calls).to.deep.equal(['one', 'two', 'three']);
  });

  it('counts the microtasks that follow an owner’s call as its time', async () => {
    const calls: string[] = [];
    schedule({}, () => {
      calls.push('one');
      void Promise.resolve().then(() => busy(10));
    });
    schedule({}, () => calls.push('two'));
    await nextFrame();
    expect(calls).to.deep.equal(['one']);
    await nextFrame();
    expect(calls).to.deep.equal(['one', 'two']);
  });

  it('serves the panel with the focus first, then the one under the pointer, through shadow roots', async () => {
    const panel = (): { host: HTMLElement; part: HTMLElement } => {
      const host = document.body.appendChild(document.createElement('div'));
      const part = document.createElement('button');
      host.attachShadow({ mode: 'open' }).append(part);
      return { host, part };
    };
    const [plain, pointed, focused] = [panel(), panel(), panel()];
    const calls: string[] = [];
    focused.part.focus();
    schedule({}, () => undefined);
    pointed.part.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    schedule(plain.part, () => calls.push('plain'));
    schedule(pointed.part, () => calls.push('pointed'));
    schedule(focused.part, () => calls.push('focused'));
    await nextFrame();
    expect(calls).to.deep.equal(['focused', 'pointed', 'plain']);
    for (const { host } of [plain, pointed, focused]) host.remove();
  });

  it('serves every owner, even when the panel with the focus uses up each frame', async () => {
    const focused = document.body.appendChild(document.createElement('button'));
    focused.focus();
    let going = true;
    const again = (): void => {
      busy(12);
      if (going) schedule(focused, again);
    };
    schedule(focused, again);
    const waits: number[] = [];
    let frames = 0;
    for (let at = 0; at < 3; at += 1) schedule({}, () => waits.push(frames));
    for (; frames < 6 && waits.length < 3; frames += 1) await nextFrame();
    going = false;
    expect(waits).to.have.length(3);
    focused.remove();
    await nextFrame();
  });
});
