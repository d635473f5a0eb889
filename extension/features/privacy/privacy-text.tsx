import english from '../../../docs/privacy.en.md?raw';
import chinese from '../../../docs/privacy.zh.md?raw';
import type { Language } from '../../../shared/contracts/scalars.ts';
import classes from './privacy.module.css';

const texts: Readonly<Record<Language, string>> = { en: english, 'zh-CN': chinese };

/** The text of docs/privacy.*.md, which knows paragraphs and bold words alone; its title and the other language are left out. */
export default function PrivacyText({ language }: { readonly language: Language }) {
  return (
    <div className={classes.text}>
      {paragraphsOf(texts[language]).map((paragraph) => (
        <p key={paragraph}>
          {paragraph
            .split('**')
            .map((part, index) => (index % 2 === 1 ? <strong key={part}>{part}</strong> : part))}
        </p>
      ))}
    </div>
  );
}

/** Lines of one paragraph are joined as the language writes: Chinese without a blank. */
function paragraphsOf(markdown: string): string[] {
  return markdown
    .split(/\n{2,}/)
    .slice(2)
    .map((paragraph) =>
      paragraph
        .trim()
        .replace(/([\u3000-\u9fff\uff00-\uffef])\n/g, '$1')
        .replaceAll('\n', ' '),
    )
    .filter((paragraph) => paragraph !== '');
}
