/** Subjects of answers that a mailbox gives by itself. Lower case; found at the start of the subject. */
export const outOfOfficeSubjects: readonly string[] = (
  'out of office|out-of-office|ooo:|ooo |automatic reply|auto reply|auto-reply|autoreply|' +
  'auto response|auto-response|automated reply|automatic response|away from the office|' +
  'away from my mail|on vacation|on leave|vacation reply|i am out of the office|abwesenheit|' +
  'automatische antwort|abwesenheitsnotiz|ich bin nicht im büro|ich bin außer haus|außer haus|' +
  "urlaub|réponse automatique|absence du bureau|absent du bureau|message d'absence|" +
  'message d’absence|respuesta automática|respuesta automatica|fuera de la oficina|ausencia|' +
  'risposta automatica|fuori sede|fuori ufficio|assente|resposta automática|ausência|' +
  'automatisch antwoord|afwezig|niet aanwezig|autosvar|automatiskt svar|automatisk svar|' +
  'frånvaro|fravær|automaattinen vastaus|poissa|automatyczna odpowiedź|odpowiedź automatyczna|' +
  'nieobecność|automatická odpověď|automatická odpoveď|автоматический ответ|автоответ|' +
  'автовідповідь|нет на месте|otomatik yanıt|ofis dışında|automatikus válasz|răspuns automat|' +
  '自动回复|自動回覆|自动答复|自動答覆|自动应答|外出自动回复|不在办公室|休假|自動返信|自動応答|不在のお知らせ|자동 회신|부재중|자동회신|자동 응답'
).split('|');

/** What only automatic replies say in their text: enough where the page shows no headers and the subject was kept. */
export const automaticReplyPhrases: readonly string[] = (
  'this is an automatic reply|this is an automated reply|this is an automated response|this is an auto-reply|with no access to email|limited access to email|limited access to e-mail|' +
  'limited access to my email|limited access to my e-mail|no access to my email|currently on maternity leave|currently on parental leave|' +
  'dies ist eine automatische|e-mails werden nicht weitergeleitet|ihre e-mail wird nicht weitergeleitet|ihre nachricht wird nicht weitergeleitet|ceci est une réponse automatique|ce message est une réponse automatique|' +
  'esta es una respuesta automática|questa è una risposta automatica|esta é uma resposta automática|dit is een automatisch antwoord|to jest automatyczna odpowiedź|это автоматический ответ|' +
  '这是一封自动回复|这是自动回复|此邮件为自动回复|此为自动回复|系统自动回复|本邮件为自动回复|您的邮件已收到，我会尽快|邮件已收到，我会尽快给您回复|此郵件為自動回覆|我會盡快回覆|このメールは自動返信|自動返信です|자동 회신입니다'
).split('|');

/** What people say of an absence, and automatic replies too. */
export const outOfOfficePhrases: readonly string[] = (
  'out of the office|out of office|on annual leave|on vacation|on leave|away from the office|ich bin derzeit nicht im büro|ich bin nicht im büro|ich bin zur zeit nicht|ich bin zurzeit nicht|ich bin im urlaub|' +
  'ich befinde mich im urlaub|nicht im büro|ich bin vom|bin ich wieder erreichbar|ich bin wieder ab|je suis actuellement absent|je suis absent|je serai absent|je suis en congé|actuellement en congé|je suis en déplacement|' +
  'estoy fuera de la oficina|estaré fuera de la oficina|estoy de vacaciones|me encuentro fuera|sono fuori ufficio|sarò assente|sono in ferie|estou fora do escritório|estou de férias|ik ben afwezig|ik ben niet aanwezig|ik ben op vakantie|' +
  'jestem nieobecn|przebywam na urlopie|я в отпуске|нахожусь в отпуске|меня нет в офисе|буду отсутствовать|我正在休假|我现在休假|我目前休假|我目前不在办公室|我不在办公室|我正在出差|我目前正在出差|目前休假中|不在のため|休暇をいただいて|휴가 중'
).split('|');

/** What stands beside them in automatic replies and hardly ever in letters: what to do in urgent cases. */
export const absenceCompanions: readonly string[] = (
  'urgent|in dringend|dringende|vertretung|dringlich|en cas d|cas d’urgence|urgenza|urgente|urgência|spoed|pilnych|pilnej|срочн|急事|紧急|緊急|お急ぎ|급한|' +
  'reply upon my return|respond upon my return|when i return|get back to you when|nach meiner rückkehr|bin ich wieder erreichbar|à mon retour|a mi regreso|al mio rientro'
).split('|');

/** By which somebody asks for something. */
export const requestWords: readonly string[] =
  'please|could you|can you|let us|let me|bitte|könnten|merci de|pouvez|pourriez|por favor|puede|per favore|potete|alstublieft|kunt u|proszę|пожалуйста|请|請|お願い|부탁'.split(
    '|',
  );

/** The person is gone for good: a sign that the customer needs a new contact. `…` stands for a few words between. */
export const leftCompanyPhrases: readonly string[] = (
  "nicht mehr in unserem|nicht mehr in der firma|hat unser…verlassen|hat die firma…verlassen|hat das unternehmen…verlassen|habe das unternehmen…verlassen|habe die firma…verlassen|aus dem unternehmen aus|ne fait plus parti|ne fais plus parti|ne travaille plus|ya no trabajo|ya no formo parte|não faço mais parte|já não faço parte|não trabalho mais|non lavoro più|non faccio più parte|ik werk niet meer|nie pracuję już|już nie pracuję|больше не работаю|j'ai quitté|j’ai quitté|a quitté|n'est plus dans|he dejado la|ya no pertenece|ya no está en|ha dejado|ho lasciato|non fa più parte|ha lasciato|não faz mais parte|já não faz parte|deixou a empresa|deixei a empresa|is uit dienst|niet langer werkzaam|odszedł z|odeszła z|zakończył pracę|zakończyła pracę|har slutat|arbetar inte längre|er stoppet|er fratrådt|har sluttet|jobber ikke lenger|ei ole enää|již nepracuje|už nepracuje|már nem dolgozik|nu mai lucrează|artık çalışmıyor|ayrılmıştır|більше не працює|no longer an employee|left the firm|退社|もう在籍して|" +
  'no longer with the company|no longer works|no longer working|no longer work|' +
  'no longer employed|has left the company|have left the company|has left our company|' +
  'is no longer with|am no longer with|left the organization|left the organisation|' +
  'i have left |has left us|my last day at|my last working day|has retired|i have retired|' +
  'is no longer an employee|no longer part of|no longer be reached|no longer monitored|' +
  'mailbox is no longer|nicht mehr im unternehmen|nicht mehr für|nicht mehr bei|' +
  'hat unser unternehmen verlassen|hat das unternehmen verlassen|unternehmen verlassen|' +
  "ausgeschieden|nicht mehr tätig|a quitté la société|a quitté l'entreprise|" +
  'a quitté notre société|ne fait plus partie|ya no trabaja|ya no forma parte|' +
  "ha dejado la empresa|non lavora più|ha lasciato l'azienda|não trabalha mais|já não trabalha|" +
  'niet meer werkzaam|werkt niet meer|nie pracuje już|już nie pracuje|больше не работает|' +
  'уволился|уволилась|jobbar inte längre|slutat på|arbejder ikke længere|ei enää työskentele|' +
  '已离职|已經離職|已经离职|已離職|不再任职|不在公司任职|已从公司离职|已离开公司|不再在本公司|已不在本公司|离职了|已于…离职|于…离职|从公司离职|从…离职|離職|退職しました|退職いたしました|퇴사'
).split('|');

/** Subjects of mails that report a failed delivery. Found anywhere in the subject. */
export const bounceSubjects: readonly string[] = (
  'undeliverable|undelivered mail|undelivered|delivery status notification|' +
  'mail delivery failed|delivery failure|delivery has failed|failure notice|returned mail|' +
  'mail delivery failure|mail delivery system|delivery notification|message not delivered|' +
  'non-delivery|could not be delivered|mail system error|warning: message delayed|' +
  'delivery incomplete|message delayed|delivery delayed|undeliverable:|nondeliverable mail|' +
  'email rejected|message blocked|rejected:|unzustellbar|nicht zustellbar|' +
  'zustellung fehlgeschlagen|non remis|échec de remise|échec de la remise|no se puede entregar|' +
  'no entregado|mancato recapito|impossibile recapitare|recapito non riuscito|onbestelbaar|' +
  'não entregue|não é possível entregar|niedostarczalne|nie można dostarczyć|' +
  'не удается доставить|недоставленное|kan inte levereras|teslim edilemedi|退信|系统退信|退回邮件|邮件退回|' +
  '投递失败|無法傳遞|无法投递|无法送达|無法送達|未送达|传递失败|传递状态通知|配信不能|配信できません|送信できませんでした|배달 못 됨|배달되지 않음'
).split('|');

/** Words of mails that programs send about orders, accounts and events. Found in the sender's local part or the subject. */
export const notificationWords: readonly string[] = (
  'notification|notifications|notify|alert|alerts|reminder|receipt|invoice ready|your order|' +
  'order confirmation|password reset|reset your password|verify your email|confirm your email|' +
  'verification code|security code|security alert|sign-in|login attempt|new login|shipped|' +
  'has been delivered|your receipt|payment received|bestellbestätigung|passwort zurücksetzen|' +
  'bestätigungscode|code de vérification|código de verificación|验证码|驗證碼|登录提醒|安全提醒|账单|订单通知|系统通知|' +
  '服务通知|提醒通知'
).split('|');

/** What only mass mail says: one of them in the sender's own words is enough. */
export const newsletterPhrases: readonly string[] = (
  'to unsubscribe|unsubscribe from|unsubscribe here|click here to unsubscribe|' +
  'unsubscribe instantly|unsubscribe link|unsubscribe at|view in browser|view this email in|' +
  'view this message in|view it in your browser|read online version|email preferences|' +
  'update your preferences|manage preferences|manage your preferences|manage your subscription|' +
  "manage subscriptions|change your subscription|you are receiving this|you're receiving this|" +
  'you’re receiving this|you are subscribed|you have subscribed|because you subscribed|' +
  'you received this email because|you have received this email because|' +
  'you received this e-mail because|you have received this e-mail because|' +
  'you received this newsletter|you have received this newsletter|you are on our mailing list|' +
  'to be removed from|removed from our mailing list|removed from this list|removed from future|' +
  'remove yourself from|opt out of|opt-out of|to opt out|no longer wish to receive|' +
  "do not wish to receive|don't want to receive|would like to stop receiving|" +
  'prefer not to receive|stop receiving these|add us to your address book|subscribe to this|' +
  'subscription information|subscriber services|subscribers@|change your e-mail address|' +
  'newsletter abmelden|newsletter abbestellen|vom newsletter|im browser ansehen|' +
  'im browser anzeigen|im browser öffnen|hier abmelden|abmeldelink|se désabonner|' +
  'se désinscrire|vous désabonner|vous désinscrire|voir dans le navigateur|version en ligne|' +
  'darse de baja|darte de baja|cancelar suscripción|cancelar la suscripción|' +
  'ver en el navegador|disiscriviti|cancella iscrizione|annulla iscrizione|' +
  'visualizza nel browser|afmelden voor|uitschrijven|bekijk in browser|cancelar inscrição|' +
  'descadastrar|ver no navegador|wypisz się|zrezygnuj z subskrypcji|avregistrera|' +
  'avsluta prenumeration|afmeld nyhedsbrev|отписаться|отменить подписку|открыть в браузере|' +
  'aboneliği iptal|abonelikten çık|取消订阅|取消訂閱|在浏览器中查看|在浏览器中打开|查看网页版|不再接收此类|不想再收到|拒收此类|邮件订阅|配信停止|' +
  '購読解除|登録解除|수신거부|수신 거부'
).split('|');

/** What mass mail says, and people sometimes too: two of them, or one from an address that sends nothing else. */
export const newsletterHints: readonly string[] = (
  'unsubscribe|newsletter|subscription|subscriber|mailing list|privacy policy|' +
  'all rights reserved|terms and conditions|terms of use|forward to a friend|tell a friend|' +
  'special offer|limited time|click here|click below|free shipping|copyright ©|copyright (c)|' +
  '© 20|(c) 20|this is an advertisement|advertisement|sponsor|webinar|opt out|opt-out|abmelden|' +
  'abbestellen|datenschutz|impressum|désabonn|mentions légales|aviso legal|' +
  'política de privacidad|版权所有|隐私政策|点击此处|点击这里|限时|优惠|订阅|官方微信|view online|退订|退訂|this newsletter|' +
  'to subscribe|advertise in'
).split('|');

/** Local parts that send to many. Compared with digits and separators removed. */
export const bulkLocalParts: ReadonlySet<string> = new Set(
  (
    'news newsletter newsletters newsletteraktuell mailing mailings offers offer deals promo promos promotion promotions marketing campaign campaigns ' +
    'update updates digest bulletin announce announcements announcement list lists mailer subscriptions subscribe members membership ' +
    'edm weekly daily headlines alert alerts emails email reply customerservice specials events webinar webinars'
  ).split(' '),
);
