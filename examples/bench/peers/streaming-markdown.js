// streaming-markdown, a state machine that only appends, fed once per frame.
import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import { perFrame, scrollBox } from '../contestants/scroll-box.js';

export default {
  mount(place) {
    const { row, toEnd } = scrollBox(place);
    let state;
    const { push, flush } = perFrame((text) => {
      parser_write(state, text);
      toEnd();
    });
    return {
      begin: () => (state = parser(default_renderer(row('assistant')))),
      push,
      end() {
        flush();
        parser_end(state);
      },
    };
  },
};
