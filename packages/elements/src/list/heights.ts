/** A splice with at most this many rows after it moves them one by one. */
const NEAR = 256;

/** Row heights in px, in a Fenwick tree over the measured rows; others count as `estimate`. An offset or a new row at either end costs O(log n). */
export class Heights {
  /** Row `index` is stored at `#start + index`: a splice at the front only changes the start. */
  #start = 0;
  #length = 0;
  #measured = new Float32Array(0);
  #sums = new Float64Array(1);
  #counts = new Uint32Array(1);

  constructor(public estimate: number) {}

  get length(): number {
    return this.#length;
  }

  get total(): number {
    return this.before(this.#length);
  }

  get known(): { readonly count: number; readonly average: number } {
    const [sum, count] = this.#prefix(this.#start + this.#length);
    return { count, average: count === 0 ? this.estimate : sum / count };
  }

  at(index: number): number {
    const height = this.#measured[this.#start + index] ?? 0;
    return height === 0 ? this.estimate : height;
  }

  before(index: number): number {
    const [sum, count] = this.#prefix(this.#start + index);
    return sum + (index - count) * this.estimate;
  }

  find(offset: number): number {
    let low = 0;
    let high = Math.max(this.#length - 1, 0);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before(middle + 1) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** 0 makes the row unmeasured. */
  set(index: number, height: number): void {
    const place = this.#start + index;
    const old = this.#measured[place] ?? 0;
    this.#measured[place] = height;
    const now = this.#measured[place] ?? 0;
    if (now === old) return;
    const count = Number(now !== 0) - Number(old !== 0);
    for (let at = place + 1; at < this.#sums.length; at += at & -at) {
      this.#sums[at] = (this.#sums[at] ?? 0) + now - old;
      this.#counts[at] = (this.#counts[at] ?? 0) + count;
    }
  }

  /** Like `Array.splice`; added rows are unmeasured. */
  splice(index: number, removed: number, added: number): void {
    const tail = this.#length - index - removed;
    if (index === 0 && removed + this.#start >= added && tail > 0) {
      for (let row = 0; row < removed; row += 1) this.set(row, 0);
      this.#start += removed - added;
      this.#length += added - removed;
    } else if (tail <= NEAR && removed <= NEAR && this.#start + index + added + tail < this.#measured.length) {
      const moved = Array.from({ length: tail }, (_, row) => this.#measured[this.#start + index + removed + row] ?? 0);
      for (let row = index; row < this.#length; row += 1) this.set(row, 0);
      this.#length = index + added + tail;
      moved.forEach((height, row) => this.set(index + added + row, height));
    } else this.#build(index, removed, added);
  }

  #build(index: number, removed: number, added: number): void {
    const before = this.#measured.subarray(this.#start, this.#start + index);
    const after = this.#measured.subarray(this.#start + index + removed, this.#start + this.#length);
    this.#length += added - removed;
    const room = 512 + (this.#length >> 3);
    const start = room;
    const measured = new Float32Array(start + this.#length + room);
    measured.set(before, start);
    measured.set(after, start + index + added);
    const sums = new Float64Array(measured.length + 1);
    const counts = new Uint32Array(measured.length + 1);
    if (before.length + after.length > 0) {
      for (let at = 1; at < sums.length; at += 1) {
        const height = measured[at - 1] ?? 0;
        const sum = (sums[at] = (sums[at] ?? 0) + height);
        const count = (counts[at] = (counts[at] ?? 0) + Number(height !== 0));
        const above = at + (at & -at);
        if (above >= sums.length) continue;
        sums[above] = (sums[above] ?? 0) + sum;
        counts[above] = (counts[above] ?? 0) + count;
      }
    }
    this.#start = start;
    this.#measured = measured;
    this.#sums = sums;
    this.#counts = counts;
  }

  #prefix(end: number): [sum: number, count: number] {
    let sum = 0;
    let count = 0;
    for (let at = end; at > 0; at -= at & -at) {
      sum += this.#sums[at] ?? 0;
      count += this.#counts[at] ?? 0;
    }
    return [sum, count];
  }
}
