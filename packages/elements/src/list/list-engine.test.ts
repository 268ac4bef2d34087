import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ListPage } from '../testing/list-page.js';

const heightsOf = (count: number): number[] => Array.from({ length: count }, (_, at) => 40 + ((at * 37) % 160));

function opened(count: number): ListPage {
  const page = new ListPage();
  page.settle();
  page.add(0, heightsOf(count));
  page.settle();
  return page;
}

/** A reader at rest, scrolled up from the end by `by` px. */
function away(count: number, by = 3000): ListPage {
  const page = opened(count);
  for (let left = by; left > 0; left -= 300) {
    page.scroll(-Math.min(left, 300));
    page.settle();
  }
  page.give((layout) => ({ type: 'rest', layout }));
  page.settle();
  return page;
}

function middle(page: ListPage): string {
  return page.layout().rows.find(({ top, height }) => top + height > page.height / 2)!.key;
}

function fills(page: ListPage): boolean {
  return page.gaps().every(({ top, height }) => height < 1 || top + height <= 0.5 || top >= page.height - 0.5);
}

describe('the engine of a list', () => {
  it('opens at the end: the lower half of the view first, the rest a frame later', () => {
    const page = new ListPage();
    page.settle();
    page.add(0, heightsOf(1000));
    expect(page.frame().wants).to.equal('frame');
    expect(page.scrollTop).to.equal(page.end);
    const first = page.mounted.length;
    page.frame();
    expect(page.mounted.length).to.be.greaterThan(first);
    expect(fills(page)).to.equal(true);
    expect(page.scrollTop).to.equal(page.end);
  });

  it('mounts all of two hundred rows when idle, but of a longer list only the rows near the view', () => {
    expect(opened(200).mounted).to.have.length(200);
    expect(opened(201).mounted).to.have.length.within(4, 30);
    expect(opened(100_000).mounted).to.have.length.within(4, 30);
  });

  it('mounts up to two thousand rows around the reader in plain mode', () => {
    const page = opened(5000);
    page.frame(true);
    expect(page.mounted).to.have.length(2000);
    expect(page.mounted.at(-1)).to.equal(page.keys.at(-1));
    expect(page.scrollTop).to.equal(page.end);
  });

  it('keeps pinned rows mounted, with gaps between them and the view', () => {
    const page = opened(1000);
    page.pinned = [0, 500];
    page.frame();
    expect(page.mounted.slice(0, 2)).to.deep.equal([page.keys[0], page.keys[500]]);
    expect(page.gaps()).to.have.length(2);
    expect(page.scrollTop).to.equal(page.end);
  });

  for (const [name, act] of Object.entries<(page: ListPage) => void>({
    'a row comes': (page) => page.add(page.keys.length, [130]),
    'the last row grows': (page) => page.resize(page.keys.at(-1)!, 700),
    'the last row shrinks': (page) => page.resize(page.keys.at(-1)!, 20),
    'older rows come': (page) => page.add(0, heightsOf(50)),
    'the oldest rows go': (page) => page.remove(0, 40),
    'the view becomes lower': (page) => void (page.height = 150),
  }))
    it(`stays at the end when ${name}`, () => {
      const page = opened(300);
      act(page);
      page.settle();
      expect(page.scrollTop).to.equal(page.end);
      expect(page.engine.following).to.equal(true);
    });

  for (const [name, act] of Object.entries<(page: ListPage) => void>({
    'a row comes': (page) => page.add(page.keys.length, [130]),
    'older rows come': (page) => page.add(0, heightsOf(50)),
    'the oldest rows go': (page) => page.remove(0, 40),
    'a mounted row above grows': (page) => page.resize(page.layout().rows[0]!.key, 500),
    'every row above shrinks': (page) => page.layout().rows.forEach(({ key, top, height }) => top + height < 0 && page.resize(key, 10)),
    'the view becomes lower': (page) => void (page.height = 250),
  }))
    it(`keeps the rows in view in their place when ${name}`, () => {
      const page = away(600);
      const row = middle(page);
      const top = page.top(row);
      act(page);
      page.settle();
      expect(page.top(row)).to.be.closeTo(top!, 0.6);
      expect(page.engine.following).to.equal(false);
    });

  it('keeps the second row in its place at the very top, as the first may lose its header', () => {
    const page = opened(100);
    page.scroll(-page.scrollTop);
    page.settle();
    const second = page.keys[1]!;
    const top = page.top(second)!;
    page.add(0, heightsOf(50));
    page.resize(page.keys[50]!, 20);
    page.settle();
    expect(page.top(second)).to.be.closeTo(top, 0.6);
  });

  describe('with the question at the top', () => {
    const grow = (page: ListPage, by: number): void => {
      const last = page.keys.at(-1)!;
      page.resize(last, page.layout().rows.find(({ key }) => key === last)!.height + by);
      page.give((layout) => ({ type: 'layout', layout }));
      page.settle();
    };

    for (const count of [0, 1, 50, 2000])
      it(`keeps it there while the answer grows from nothing to three views, after ${String(count)} rows`, () => {
        const page = opened(count);
        const question = page.ask(60);
        // Nothing above the very first row can scroll away.
        const top = count === 0 ? 0 : 8;
        expect(page.top(question)).to.be.closeTo(top, 0.6);
        page.add(page.keys.length, [0]);
        page.settle();
        for (let grown = 0; grown < page.height * 3; grown += 24) {
          grow(page, 24);
          expect(page.top(question), `answer of ${String(grown)} px`).to.be.closeTo(top, 0.6);
        }
        expect(page.engine.following).to.equal(false);
        expect(page.engine.below).to.be.greaterThan(page.height);
      });

    it('needs no space below once the answer is as high as the view', () => {
      const page = opened(20);
      page.ask(60);
      const { room } = page.give((layout) => ({ type: 'layout', layout }));
      expect(room).to.be.closeTo(page.height - 68, 0.6);
      page.add(page.keys.length, [page.height]);
      page.settle();
      expect(page.give((layout) => ({ type: 'layout', layout })).room).to.equal(0);
    });

    it('follows the end again for a reader who scrolls there', () => {
      const page = opened(20);
      page.ask(60);
      page.add(page.keys.length, [page.height * 2]);
      page.settle();
      page.scroll(page.end - page.scrollTop);
      page.settle();
      grow(page, 100);
      expect([page.engine.following, page.scrollTop]).to.deep.equal([true, page.end]);
    });

    it('stays where the reader has scrolled to', () => {
      const page = opened(200);
      page.ask(60);
      page.add(page.keys.length, [100]);
      page.settle();
      page.scroll(-300);
      page.give((layout) => ({ type: 'rest', layout }));
      page.settle();
      const row = middle(page);
      const top = page.top(row)!;
      grow(page, 900);
      expect(page.top(row)).to.be.closeTo(top, 0.6);
    });

    it('moves to the next question, and gives up the space when the question is removed', () => {
      const page = opened(20);
      page.ask(60);
      page.add(page.keys.length, [90]);
      page.settle();
      const next = page.ask(50);
      expect(page.top(next)).to.equal(8);
      page.remove(page.keys.length - 1, 1);
      page.settle();
      expect([page.give((layout) => ({ type: 'layout', layout })).room, page.scrollTop]).to.deep.equal([0, page.end]);
    });
  });

  it('fills the view before the next paint after a drag of the scrollbar to unmounted rows', () => {
    const page = opened(2000);
    page.scroll(-60_000);
    page.frame();
    expect(fills(page)).to.equal(true);
    expect(page.layout().rows.filter(({ top, height }) => top < page.height && top + height > 0)).to.have.length.greaterThan(1);
  });

  it('fills the view after a drag to the first rows, above which no gap can hold the correction', () => {
    const page = opened(320);
    const acts = [
      () => page.scroll(-605),
      () => page.remove(0, 2),
      () => page.engine.step({ type: 'show', key: page.keys[20]!, align: 'center' }),
      () => page.remove(0, 3),
      () => page.scroll(-1855),
    ];
    for (const act of acts) {
      page.give((layout) => ({ type: 'press', layout }));
      act();
      page.settle();
    }
    expect(fills(page)).to.equal(true);
  });

  it('gives unmeasured rows the average height of the measured ones', () => {
    const page = new ListPage();
    page.add(0, Array<number>(1000).fill(30));
    page.settle();
    page.give((layout) => ({ type: 'rest', layout }));
    expect(page.layout().scrollHeight).to.be.closeTo(30_000, 1);
  });

  it('corrects through the gap while the reader scrolls, and through the scroll position at rest', () => {
    const page = away(600);
    page.scroll(-20);
    const row = middle(page);
    const above = page.layout().rows[0]!;
    expect(above.top + above.height).to.be.lessThan(0);
    const top = page.top(row)!;
    const writes = page.written.length;
    page.resize(above.key, above.height + 90);
    page.give((layout) => ({ type: 'layout', layout }));
    expect(page.top(row)).to.equal(top);
    expect(page.written).to.have.length(writes);
    page.give((layout) => ({ type: 'rest', layout }));
    expect(page.written).to.have.length(writes + 1);
    expect(page.top(row)).to.be.closeTo(top, 0.6);
  });

  it('stops following when the wheel is turned up by very little, and follows again when the reader is back at the end', () => {
    const page = opened(300);
    page.give((layout) => ({ type: 'wheel', up: true, layout }));
    page.scroll(-3);
    page.add(page.keys.length, [100]);
    page.settle();
    expect(page.scrollTop).to.equal(page.end - 103);
    page.scroll(100);
    expect(page.engine.following).to.equal(true);
  });

  it('follows the end for a reader within ten pixels of it, and not for one further up', () => {
    const page = opened(300);
    page.scroll(-8);
    expect(page.engine.following).to.equal(true);
    page.scroll(-8);
    expect(page.engine.following).to.equal(false);
  });

  for (const [align, place] of [
    ['start', (): number => 8],
    ['center', (height: number): number => (400 - height) / 2],
    ['end', (height: number): number => 400 - height - 8],
  ] as const)
    it(`brings a row that was never mounted to its place (${align}), while the rows around it are measured`, () => {
      const page = opened(1000);
      const key = page.keys[300]!;
      page.engine.step({ type: 'show', key, align });
      page.settle();
      const row = page.layout().rows.find((each) => each.key === key)!;
      expect(row.top).to.be.closeTo(place(row.height), 0.6);
    });

  it('reveals a row by the shortest way, and does not scroll when it is in view', () => {
    const page = away(600);
    const { rows } = page.layout();
    const inside = rows.find(({ top, height }) => top >= 0 && top + height <= page.height)!;
    expect(page.give((layout) => ({ type: 'reveal', key: inside.key, layout })).scrollTop).to.equal(undefined);
    const above = rows.find(({ top }) => top < 0)!;
    page.give((layout) => ({ type: 'reveal', key: above.key, layout }));
    expect(page.top(above.key)).to.be.closeTo(8, 0.6);
  });

  it('keeps the position of the reader when the list is hidden for a while or moved in the page', () => {
    const page = away(600);
    const row = middle(page);
    const top = page.top(row)!;
    const whole = page.layout().scrollHeight;
    const layout = { scrollTop: 0, scrollHeight: 0, height: 0, rows: page.layout().rows.map((each) => ({ ...each, top: 0, height: 0, extent: 0 })) };
    const { length } = page.written;
    page.engine.step({ type: 'layout', layout });
    expect(page.layout().scrollHeight).to.equal(whole);
    expect(page.written).to.have.length(length);
    page.scrollTop = 0;
    page.settle();
    expect(page.top(row)).to.be.closeTo(top, 0.6);
    page.engine.step({ type: 'attach' });
    page.scrollTop = 0;
    page.settle();
    expect(page.top(row)).to.be.closeTo(top, 0.6);
  });

  const height = fc.integer({ min: 10, max: 900 });
  const acts = fc.array(
    fc.oneof(
      fc.record({ add: fc.array(height, { minLength: 1, maxLength: 12 }), at: fc.constantFrom(0, 1) }),
      fc.record({ grow: fc.nat(30), to: height }),
      fc.record({ drop: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ view: fc.integer({ min: 100, max: 700 }) }),
      fc.record({ scroll: fc.integer({ min: -2500, max: 2500 }) }),
      fc.record({ rest: fc.constant(true) }),
      fc.record({ show: fc.nat(400) }),
      fc.record({ end: fc.constant(true) }),
    ),
    { minLength: 1, maxLength: 40 },
  );

  it('keeps the end or the first row in view in its place, fills the view and mounts only rows near it, for any inputs', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const page = opened(320);
        for (const act of all) {
          // The reader lets go of a row that was brought into view.
          page.give((layout) => ({ type: 'press', layout }));
          const { anchor } = page.engine;
          const { following } = page.engine;
          const before = anchor && page.top(anchor.key);
          let reader = false;
          if ('add' in act) page.add(act.at * page.keys.length, act.add);
          else if ('grow' in act) page.resize(page.mounted[act.grow % page.mounted.length]!, act.to);
          else if ('drop' in act) page.remove(0, Math.min(act.drop, page.keys.length - 210));
          else if ('view' in act) page.height = act.view;
          else if ('rest' in act) page.give((layout) => ({ type: 'rest', layout }));
          else {
            reader = true;
            if ('scroll' in act) page.scroll(act.scroll);
            else if ('show' in act) page.engine.step({ type: 'show', key: page.keys[act.show % page.keys.length]!, align: 'center' });
            else page.engine.step({ type: 'follow' });
          }
          page.settle();
          expect(fills(page), 'the view is filled').to.equal(true);
          if (page.keys.length > 200) expect(page.mounted.length).to.be.lessThan(120);
          if (page.engine.following) expect(page.scrollTop).to.be.closeTo(page.end, 10);
          if (reader) continue;
          if (following) expect(page.scrollTop, 'at the end').to.be.closeTo(page.end, 10);
          const after = anchor && page.top(anchor.key);
          // At either end the content may be too short to keep the place.
          const free = page.scrollTop > 0 && page.scrollTop < page.end;
          if (before !== undefined && after !== undefined && free && !following) expect(after, 'in its place').to.be.closeTo(before, 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
