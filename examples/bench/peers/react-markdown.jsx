// react-markdown with GFM.
import Markdown from 'react-markdown';
import gfm from 'remark-gfm';
import { reactChat } from './react-chat.jsx';

const plugins = [gfm];

export default reactChat(({ text }) => <Markdown remarkPlugins={plugins}>{text}</Markdown>);
