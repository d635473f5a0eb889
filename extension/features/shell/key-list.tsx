import { useStrings } from '../../ui/use-strings.ts';
import classes from './key-list.module.css';
import { shellStrings } from './strings.ts';
import { modKey } from './use-keys.ts';

export function KeyList() {
  const t = useStrings(shellStrings);
  const keys = [
    [['L', modKey('L')], t('key_log')],
    [['T'], t('key_today')],
    [['/'], t('key_find')],
    [['I'], t('key_templates')],
    [['1', '2', '3', '4'], t('key_tabs')],
    [['←', '→', '↑', '↓'], t('key_arrows')],
    [['Esc'], t('key_back')],
    [['?'], t('key_help')],
  ] as const;
  return (
    <section className={classes.panel} aria-label={t('keys')}>
      <p className={classes.lead}>{t('keys_lead')}</p>
      <dl className={classes.keys}>
        {keys.map(([names, does]) => (
          <div key={does} className={classes.row}>
            <dt className={classes.names}>
              {names.map((name) => (
                <kbd key={name} className={classes.key}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd className={classes.does}>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
