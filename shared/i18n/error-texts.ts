import type { ErrorCode } from '../contracts/errors.ts';
import type { Language } from '../contracts/scalars.ts';

/** `what` happened, in one sentence; `advice`: what is safe and what to do. */
export interface ErrorText {
  readonly what: string;
  readonly advice: string;
}

const en: Readonly<Record<ErrorCode, ErrorText>> = {
  TB001: {
    what: 'This record was not found.',
    advice:
      'It was removed, or you have no access to it. Nothing was changed. Refresh and choose again.',
  },
  TB002: {
    what: 'You are not allowed to do this.',
    advice: 'Nothing was changed. Ask the owner of the customer or your manager.',
  },
  TB003: {
    what: 'Your account does not belong to an organisation.',
    advice: 'Your data is untouched. Ask an administrator to invite you, then sign in again.',
  },
  TB004: {
    what: 'A value was not accepted.',
    advice: 'Nothing was saved and what you typed is still here. Correct the value and save again.',
  },
  TB005: {
    what: 'This was already saved with other content.',
    advice:
      'The first version is kept. Open the record again to see it before you change anything.',
  },
  TB006: {
    what: 'A required field is empty.',
    advice: 'Nothing was saved and what you typed is still here. Fill in the field and save again.',
  },
  TB007: {
    what: 'That is too much at once.',
    advice: 'Nothing was changed. Choose fewer and try again.',
  },
  TB008: {
    what: 'Too many requests in a short time.',
    advice: 'Nothing is lost. Wait a minute and try again.',
  },
  TB010: {
    what: 'The next step is missing.',
    advice: 'What you typed is still here. Plan a next step, or say why there is none.',
  },
  TB011: {
    what: 'The next step lies in the past.',
    advice: 'What you typed is still here. Choose a later time and save again.',
  },
  TB012: {
    what: 'The time of the contact lies in the future.',
    advice: 'What you typed is still here. Correct the time, or check the clock of this computer.',
  },
  TB013: {
    what: 'This is not a mail address.',
    advice:
      'Nothing was saved. Correct the address, for example name@company.example, and save again.',
  },
  TB014: {
    what: 'This is not a phone number.',
    advice: 'Nothing was saved. Correct the number, with its country code, and save again.',
  },
  TB015: {
    what: 'Another customer already has this domain.',
    advice: 'Nothing was saved. Look for that customer, or save this one without the domain.',
  },
  TB016: {
    what: 'This domain is shared by many companies.',
    advice: 'Nothing was saved. Remove the domain: it cannot tell one customer from another.',
  },
  TB017: {
    what: 'This customer may already exist.',
    advice: 'Nothing was saved and what you typed is still here. Look at the similar ones first.',
  },
  TB020: {
    what: 'This customer belongs to a colleague.',
    advice: 'Nothing was saved. Ask the owner before you write.',
  },
  TB021: {
    what: 'This mail was sent by a machine.',
    advice: 'Nothing was saved. Automatic mail is not a follow-up; log the answer of a person.',
  },
  TB022: {
    what: 'Only colleagues take part in this mail.',
    advice: 'Nothing was saved. A follow-up needs somebody from outside.',
  },
  TB023: {
    what: 'It is too late to undo this.',
    advice: 'The follow-up is kept. It can be undone for ten minutes after it was logged.',
  },
  TB024: {
    what: 'This reminder is already closed.',
    advice: 'Nothing was changed. Refresh to see what is still open.',
  },
  TB030: {
    what: 'You have opened as many organisations as one sign-in may.',
    advice: 'Nothing was created. Use one of those that you have, or ask for an invitation.',
  },
  TB031: {
    what: 'This person is a member already.',
    advice: 'Nothing was changed. Look for them in the list of members.',
  },
  TB032: {
    what: 'This invitation is not valid.',
    advice:
      'It has expired, was used or taken back, or was made out to another address. Ask an administrator for a new link, and sign in with the address that was invited.',
  },
  TB033: {
    what: 'An organisation needs an administrator.',
    advice: 'Nothing was changed. Make somebody else an administrator first.',
  },
  TB034: {
    what: 'There is no manager above this member.',
    advice:
      'Nothing was changed. Choose the pool for the customers, or give the team a manager first.',
  },
  TB035: {
    what: 'The key for protected values is missing.',
    advice:
      'Nothing was saved. Tell your administrator: the server has to be given its key before amounts can be read or written.',
  },
  TB036: {
    what: 'A team cannot lie below itself.',
    advice: 'Nothing was changed. Choose another team above it.',
  },
  TB037: {
    what: 'This team is not empty.',
    advice: 'Nothing was changed. Move its members and the teams below it first.',
  },
  TB040: {
    what: 'Somebody else changed this in the meantime.',
    advice:
      'Nothing was saved and what you typed is still here. Compare it with what stands there now, then save again.',
  },
  TB041: {
    what: 'This step is not possible from here.',
    advice: 'Nothing was changed. Steps back are for managers; what is signed can only end.',
  },
  TB042: {
    what: 'A customer is won with a signed contract.',
    advice: 'Nothing was changed. Add the contract first, and the status follows by itself.',
  },
  TB043: {
    what: 'A reason is needed.',
    advice: 'Nothing was changed and what you typed is still here. Say why, then save again.',
  },
  TB044: {
    what: 'This was decided already.',
    advice: 'Nothing was changed. Refresh to see the decision.',
  },
  TC001: {
    what: 'Threadbook cannot be reached.',
    advice: 'What you typed is kept on this page. Check the connection and try again.',
  },
  TC002: {
    what: 'Mail address and password do not match.',
    advice: 'Check both, and whether Caps Lock is on, then try again.',
  },
  TC003: {
    what: 'You are signed out.',
    advice: 'What you typed is kept. Sign in again to go on.',
  },
  TC004: {
    what: 'This page cannot be read.',
    advice: 'Your data is untouched. Find the customer by hand.',
  },
  TC005: {
    what: 'The answer was not what was expected.',
    advice: 'What you typed is kept. Try again; if it stays, tell your administrator this code.',
  },
  TC006: {
    what: 'Threadbook was updated.',
    advice: 'Everything that was saved is safe. Reload this page to go on.',
  },
  TC007: {
    what: 'A request came from a place that is not trusted.',
    advice: 'It was refused and nothing was changed. Reload this page.',
  },
  TC008: {
    what: 'Too many attempts to sign in.',
    advice: 'Your account is safe. Wait a few minutes, then try again.',
  },
  TC009: {
    what: 'The sender of this mail cannot be read.',
    advice: 'Nothing was saved. Expand the message and try again, or find the customer by hand.',
  },
};

const zh: Readonly<Record<ErrorCode, ErrorText>> = {
  TB001: {
    what: '没有找到这条记录。',
    advice: '它可能已被删除，或者你无权查看。数据没有变动，请刷新后重新选择。',
  },
  TB002: { what: '你没有权限这样做。', advice: '数据没有变动。请联系客户负责人或你的主管。' },
  TB003: {
    what: '你的账号还没有加入任何组织。',
    advice: '数据不受影响。请让管理员邀请你，然后重新登录。',
  },
  TB004: {
    what: '有一项内容不符合要求。',
    advice: '尚未保存，你填写的内容都在。改正后再保存即可。',
  },
  TB005: {
    what: '这条记录已经以其他内容保存过。',
    advice: '系统保留了第一次的内容。修改前请先重新打开看一看。',
  },
  TB006: { what: '有必填项没有填写。', advice: '尚未保存，你填写的内容都在。补全后再保存即可。' },
  TB007: { what: '一次选得太多了。', advice: '数据没有变动。请少选一些再试。' },
  TB008: { what: '操作过于频繁。', advice: '内容没有丢失。请一分钟后再试。' },
  TB010: {
    what: '还没有安排下一步。',
    advice: '你填写的内容都在。请安排下一步，或说明为什么不需要。',
  },
  TB011: {
    what: '下一步的时间已经过去了。',
    advice: '你填写的内容都在。请选一个以后的时间再保存。',
  },
  TB012: { what: '联系时间在将来。', advice: '你填写的内容都在。请改正时间，或检查电脑的时钟。' },
  TB013: {
    what: '这不是有效的邮箱地址。',
    advice: '尚未保存。请改成类似 name@company.example 的地址再保存。',
  },
  TB014: {
    what: '这不是有效的电话号码。',
    advice: '尚未保存。请带上国家或地区代码，改正后再保存。',
  },
  TB015: {
    what: '这个域名已属于另一位客户。',
    advice: '尚未保存。可以去查找那位客户，或者去掉域名再保存。',
  },
  TB016: { what: '这是很多公司共用的域名。', advice: '尚未保存。请去掉它，共用域名无法区分客户。' },
  TB017: {
    what: '这位客户可能已经存在。',
    advice: '尚未保存，你填写的内容都在。请先看看相似的客户。',
  },
  TB020: { what: '这是同事的客户。', advice: '尚未保存。联系对方之前，请先和负责人沟通。' },
  TB021: {
    what: '这是系统自动发出的邮件。',
    advice: '尚未保存。自动邮件不算跟进，请记录对方本人的回复。',
  },
  TB022: { what: '这封邮件里只有同事。', advice: '尚未保存。跟进记录需要有外部联系人。' },
  TB023: { what: '已经过了可以撤销的时间。', advice: '跟进记录已保留。记录后十分钟内可以撤销。' },
  TB024: { what: '这条提醒已经关闭。', advice: '数据没有变动。刷新后可以看到仍未处理的提醒。' },
  TB030: {
    what: '一个账号能创建的组织数量已达上限。',
    advice: '没有创建任何内容。请使用已有的组织，或请管理员邀请您。',
  },
  TB031: {
    what: '此人已经是成员。',
    advice: '没有任何更改。请在成员列表中查找。',
  },
  TB032: {
    what: '这个邀请无效。',
    advice:
      '邀请已过期、已使用、已撤回，或发给了其他邮箱。请管理员重新发送链接，并用被邀请的邮箱登录。',
  },
  TB033: {
    what: '组织必须至少有一名管理员。',
    advice: '没有任何更改。请先把其他人设为管理员。',
  },
  TB034: {
    what: '该成员之上没有主管。',
    advice: '没有任何更改。请选择把客户放入公海，或先为团队指定主管。',
  },
  TB035: {
    what: '缺少受保护数据的密钥。',
    advice: '没有保存任何内容。请联系管理员：服务器取得密钥后才能读写金额。',
  },
  TB036: {
    what: '团队不能位于自己之下。',
    advice: '没有任何更改。请选择其他上级团队。',
  },
  TB037: {
    what: '团队不是空的。',
    advice: '没有任何更改。请先移走其成员和下级团队。',
  },
  TB040: {
    what: '在此期间，其他人修改了这条记录。',
    advice: '没有保存任何内容，您输入的内容仍在这里。请与现有内容对比后再保存。',
  },
  TB041: {
    what: '现在不能进行这一步。',
    advice: '没有任何更改。退回上一步由主管操作；已签署的合同只能结束。',
  },
  TB042: {
    what: '成交需要有已签署的合同。',
    advice: '没有任何更改。请先添加合同，状态会自动变更。',
  },
  TB043: {
    what: '需要填写原因。',
    advice: '没有任何更改，您输入的内容仍在这里。请填写原因后再保存。',
  },
  TB044: {
    what: '这件事已经有了决定。',
    advice: '没有任何更改。请刷新查看结果。',
  },
  TC001: { what: '连不上 Threadbook。', advice: '你填写的内容都保留在本页。请检查网络后重试。' },
  TC002: { what: '邮箱或密码不正确。', advice: '请检查后重试，并留意大写锁定键是否打开。' },
  TC003: { what: '你已退出登录。', advice: '你填写的内容都在。重新登录后可以继续。' },
  TC004: { what: '无法读取这个页面。', advice: '数据不受影响。可以手动查找客户。' },
  TC005: {
    what: '收到的结果不符合预期。',
    advice: '你填写的内容都在。请重试；如果仍然出现，把这个代码告诉管理员。',
  },
  TC006: { what: 'Threadbook 已更新。', advice: '已保存的内容都在。刷新本页即可继续。' },
  TC007: { what: '请求来自不受信任的来源。', advice: '请求已被拒绝，数据没有变动。请刷新本页。' },
  TC008: { what: '登录尝试次数过多。', advice: '账号是安全的。请过几分钟再试。' },
  TC009: { what: '读不出这封邮件的发件人。', advice: '尚未保存。展开邮件后再试，或手动查找客户。' },
};

export const errorTexts: Readonly<Record<Language, Readonly<Record<ErrorCode, ErrorText>>>> = {
  en,
  'zh-CN': zh,
};

const belongsTo: Readonly<Record<Language, (owner: string) => string>> = {
  en: (owner) => `This customer belongs to ${owner}.`,
  'zh-CN': (owner) => `这是${owner}的客户。`,
};

/** The text of an error, with the owner's name where the error tells it. */
export function errorText(
  language: Language,
  code: ErrorCode,
  facts: Readonly<Record<string, string | number>> = {},
): ErrorText {
  const text = errorTexts[language][code];
  const owner = facts.owner_name;
  if (code === 'TB020' && typeof owner === 'string') {
    return { what: belongsTo[language](owner), advice: text.advice };
  }
  return text;
}
