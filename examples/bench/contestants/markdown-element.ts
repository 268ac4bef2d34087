/** `<loqui-markdown>` alone, as a page would use it: the whole text so far, set at every delta. */
import '@loqui/elements/loqui-markdown.js';
import type { Contestant } from '../contestant.js';
import { perFrame, scrollBox } from './scroll-box.js';

export function markdownElement(options: { plainFences: boolean }): Contestant {
  return {
    ...options,
    mount(place) {
      const { row, toEnd } = scrollBox(place);
      const element = document.createElement('loqui-markdown');
      // The end is followed in the frame in which there was more, as everybody else does here.
      const { push, flush } = perFrame(toEnd);
      return {
        begin() {
          element.streaming = true;
          row('assistant').append(element);
        },
        push(delta) {
          element.text += delta;
          push(delta);
        },
        end() {
          element.streaming = false;
          flush();
        },
      };
    },
  };
}
