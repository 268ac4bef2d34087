// The usual few lines: the whole answer through marked and DOMPurify into innerHTML, once per frame.
import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { perFrame, scrollBox } from '../contestants/scroll-box.js';

export default {
  mount(place) {
    const { row, toEnd } = scrollBox(place);
    let answer;
    let all = '';
    const { push, flush } = perFrame((text) => {
      all += text;
      answer.innerHTML = DOMPurify.sanitize(marked.parse(all));
      toEnd();
    });
    return { begin: () => (answer = row('assistant')), push, end: flush };
  },
};
