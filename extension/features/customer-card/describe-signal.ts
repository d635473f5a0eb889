import type { Translate } from '../../../shared/i18n/define-strings.ts';
import type { Signal } from './signals.ts';
import type { cardStrings } from './strings.ts';

export function describeSignal(t: Translate<typeof cardStrings.en>, signal: Signal): string {
  switch (signal.kind) {
    case 'contract_ends':
      return signal.days === 0
        ? t('signal_contract_today')
        : t('signal_contract_ends', { count: signal.days });
    case 'leaves':
      return signal.days === 0
        ? t('signal_leaves_today')
        : t('signal_leaves', { count: signal.days });
    case 'silent':
      return t('signal_silent', { count: signal.days });
    case 'decision_maker_left':
      return t('signal_decision_maker_left', { name: signal.name });
    case 'competitor':
      return t('signal_competitor', { name: signal.name });
  }
}
