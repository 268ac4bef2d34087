/** A room in Arabic, with the script of another language in the middle of it. */
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { joins } from './people.js';
import { said } from './said.js';
import type { Script } from './script.js';

const leila = { id: 'leila', name: 'ليلى حداد', kind: 'person' } as const;
const omar = { id: 'omar', name: 'عمر', kind: 'person' } as const;
const helper = { id: 'assistant', name: 'المساعد', kind: 'agent' } as const;

export const arabic: Script = {
  room: 'arabic',
  info: { title: 'غرفة الإصدار', agents: [helper] },
  me: leila,
  before: [
    joins(omar),
    said(1, omar, at('09:41'), 'توقفت عملية الاستيراد عند 40 % مرة أخرى.'),
    said(2, omar, at('09:42'), 'أستطيع إعادة إنتاجها على staging.'),
  ],
  steps: [
    { wait: 800, event: said(3, leila, at('09:44'), '@assistant ما الذي تغيّر في التصفح منذ الإصدار 2.3؟', { to: [helper.id] }) },
    ...answerSteps({
      id: idOf(4),
      run: idOf(0x1004),
      agent: helper,
      asked: idOf(3),
      asker: leila.id,
      createdAt: at('09:44:10'),
      parts: [
        {
          type: 'text',
          text: 'تغيّر أمران:\n\n1. أصبح المؤشر **حصريًا** في `page()`.\n2. ما زال المصدّر يرسله شاملًا.\n\n```ts\nreturn rows.where("id", ">", last).limit(50);\n```\n\nلذلك يتكرر آخر سطر في كل صفحة.',
        },
      ],
    }),
  ],
};
