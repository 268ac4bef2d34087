// Streamdown with its highlighter, which is shiki too.
import { code } from '@streamdown/code';
import { Streamdown } from 'streamdown';
import { reactChat } from './react-chat.jsx';

const plugins = { code };

export default reactChat(({ text, streaming }) => (
  <Streamdown isAnimating={streaming} plugins={plugins}>
    {text}
  </Streamdown>
));
