export type CallbackOutcome =
  | 'connected'
  | 'attempt_unknown'
  | 'not_granted'
  | 'not_a_member'
  | 'mailbox_of_another_member'
  | 'no_lasting_access'
  | 'provider_refused'
  | 'administrator_needed'
  | 'administrator_allowed';

/** In both languages: nobody is signed in on this page, so whose language it is is not known. */
export const callbackText: Readonly<Record<CallbackOutcome, string>> = {
  connected:
    'Your mailbox is connected. You can close this page and go back to Threadbook.\n\n邮箱已连接。你可以关闭此页面，回到 Threadbook。\n',
  attempt_unknown:
    'This attempt has ended or was used already. Connect again from Threadbook.\n\n此次连接已失效或已使用。请在 Threadbook 中重新连接。\n',
  not_granted:
    'Threadbook was not allowed to read the mailbox, so nothing was connected.\n\n未获得读取邮箱的许可，因此没有连接。\n',
  not_a_member:
    'You are no longer a member of this organisation, so nothing was connected.\n\n你已不是该组织的成员，因此没有连接。\n',
  mailbox_of_another_member:
    'This mailbox belongs to another member of your organisation, so it was not connected.\n\n该邮箱属于组织中的其他成员，因此没有连接。\n',
  no_lasting_access:
    "The provider gave no lasting access. Remove Threadbook from your account's list of apps, then connect again.\n\n邮箱服务商没有给予长期访问许可。请先在账号的应用列表中移除 Threadbook，再重新连接。\n",
  provider_refused:
    'The provider refused the connection. Try again in a few minutes.\n\n邮箱服务商拒绝了连接。请过几分钟再试。\n',
  administrator_needed:
    'Your firm lets only its administrator allow apps to read mail, so nothing was connected. Send your administrator the link below; once it was allowed there, connect again from Threadbook.\n\n你的公司只允许管理员批准应用读取邮件，因此没有连接。请把下面的链接发给管理员；管理员批准后，再从 Threadbook 重新连接。\n',
  administrator_allowed:
    'Threadbook is now allowed in your firm. Everybody who wants to can connect their own mailbox from Threadbook.\n\n你的公司已允许使用 Threadbook。需要的成员现在可以在 Threadbook 中连接自己的邮箱。\n',
};
