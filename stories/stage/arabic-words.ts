/** Arabic strings, as a site would add a language of its own. What is left out falls back to English. */
import { addTranslation, en } from '@loqui/elements';

export function arabicWords(): void {
  addTranslation({
    ...en,
    $code: 'ar',
    $name: 'العربية',
    $dir: 'rtl',
    you: 'أنت',
    today: 'اليوم',
    yesterday: 'أمس',
    message: 'رسالة',
    messageTo: (title) => `اكتب إلى ${title}`,
    ask: (agent) => `اسأل ${agent}`,
    send: 'إرسال',
    stop: 'إيقاف',
    mention: (name) => `اسأل ${name} في هذه الرسالة`,
    sendHint: 'Enter للإرسال، ‏Shift + Enter لسطر جديد',
    conversation: 'محادثة',
    here: (count) => `${String(count)} هنا`,
    agents: (count) => `وكلاء: ${String(count)}`,
    agent: 'وكيل',
    members: 'الحاضرون',
    askedBy: (name) => `بطلب من ${name}`,
    askedByYou: 'بطلب منك',
    copy: 'نسخ',
    copied: 'تم النسخ',
    tryAgain: 'حاول مرة أخرى',
    toLatest: 'إلى الأحدث',
    isTyping: (name) => `${name} يكتب`,
    runStarting: (agent) => `${agent} على وشك الإجابة`,
    runWriting: (agent) => `${agent} يكتب`,
  });
}
