// Streamdown without its highlighter.
import { Streamdown } from 'streamdown';
import { reactChat } from './react-chat.jsx';

export default reactChat(({ text, streaming }) => <Streamdown isAnimating={streaming}>{text}</Streamdown>);
