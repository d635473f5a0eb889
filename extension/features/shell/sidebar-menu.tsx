import { Menu } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { useEffect, useRef, useState } from 'react';
import { emptyOutbox } from '../../../shared/contracts/outbox.ts';
import { language as languages } from '../../../shared/contracts/scalars.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { languageNames } from '../../../shared/i18n/languages.ts';
import { usePorts } from '../../ports.ts';
import { DoneIcon, ExternalIcon, MenuIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useSwitchLanguage } from '../language/use-switch-language.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import classes from './sidebar-header.module.css';
import { shellStrings } from './strings.ts';
import type { View } from './view.ts';

/** What is needed seldom: language, the page in a tab, the keys, signing out. */
export function SidebarMenu({
  membership,
  onView,
  opensAtOnce,
  takesFocus,
}: {
  membership: Membership;
  onView: (view: View) => void;
  /** What was done to the button in whose place this one comes. */
  opensAtOnce: boolean;
  takesFocus: boolean;
}) {
  const t = useStrings(shellStrings);
  const { navigation, inbox } = usePorts();
  const chosen = useLanguage();
  const switchLanguage = useSwitchLanguage();
  const signOut = useSignOut();
  const { waiting, parked } = useOutbox() ?? emptyOutbox;
  const [opened, setOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  const [before] = useState({ opensAtOnce, takesFocus });
  useEffect(() => {
    if (before.takesFocus) target.current?.focus();
    if (before.opensAtOnce) setOpened(true);
  }, [before]);
  const leave = () => (waiting + parked === 0 ? void signOut() : onView('sign_out'));
  // Inside the header, not in a portal: a landmark holds it. The placeholder would be a child that a menu may not have.
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={232}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          ref={target}
          type="button"
          className={classes.button}
          aria-label={t('menu')}
          title={t('menu')}
        >
          <MenuIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        <Menu.RadioGroup value={chosen}>
          {languages.options.map((language) => (
            <Menu.RadioItem
              key={language}
              value={language}
              lang={language}
              checkIcon={<DoneIcon />}
              closeMenuOnClick
              onChange={() => switchLanguage(language)}
            >
              {languageNames[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          rightSection={<span aria-hidden="true">I</span>}
          onClick={() => onView('templates')}
        >
          {t('templates')}
        </Menu.Item>
        <Menu.Item onClick={() => onView('to_decide')}>{t('to_decide')}</Menu.Item>
        {waiting + parked > 0 && (
          <Menu.Item onClick={() => onView('outbox')}>{t('outbox')}</Menu.Item>
        )}
        <Menu.Item
          rightSection={<ExternalIcon />}
          onClick={() => navigation.openWorkspace('summary')}
        >
          {t('open_web')}
        </Menu.Item>
        {inbox === null ? null : (
          <>
            <Menu.Item onClick={() => inbox.changeSide()}>{t('change_side')}</Menu.Item>
            <Menu.Item
              rightSection={<ExternalIcon />}
              onClick={() => navigation.openAdapterHealth()}
            >
              {t('adapter_health')}
            </Menu.Item>
          </>
        )}
        <Menu.Item rightSection={<span aria-hidden="true">?</span>} onClick={() => onView('keys')}>
          {t('keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label className={classes.account}>
          <span className={classes.accountName}>{membership.name}</span>
          <span className={classes.accountName}>{membership.email}</span>
        </Menu.Label>
        <Menu.Item onClick={leave}>{t('sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
