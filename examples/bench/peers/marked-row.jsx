// A row for lists that bring none: its Markdown is parsed when it is first shown, and kept.
import { marked } from 'marked';
import { memo } from 'react';

const parsed = new Map();

function htmlOf({ id, text }) {
  let html = parsed.get(id);
  if (html === undefined) parsed.set(id, (html = marked.parse(text)));
  return html;
}

export const MarkedRow = memo(({ message }) => <div className="row" data-role={message.role} dangerouslySetInnerHTML={{ __html: htmlOf(message) }} />);
