/** The floor: plain text, put in once per frame, a new block at every blank line, so that only the last block is ever laid out again. */
import type { Contestant } from '../contestant.js';
import { perFrame, scrollBox } from './scroll-box.js';

const contestant: Contestant = {
  mount(place) {
    const { row, toEnd } = scrollBox(place);
    let open: Text;
    let answer: HTMLElement;
    const newBlock = (): void => {
      const block = document.createElement('div');
      block.className = 'plain';
      block.append((open = document.createTextNode('')));
      answer.append(block);
    };
    const { push, flush } = perFrame((text) => {
      for (const [index, piece] of text.split('\n\n').entries()) {
        if (index > 0) newBlock();
        open.appendData(piece);
      }
      toEnd();
    });
    return {
      begin() {
        answer = row('assistant');
        newBlock();
      },
      push,
      end: flush,
    };
  },
};

export default contestant;
