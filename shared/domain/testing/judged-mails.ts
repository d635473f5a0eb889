import type { MailKind } from '../mail-kind.ts';

/** A made-up mail as a page shows it, or with headers, and what kind it is. */
export interface JudgedMail {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of people, with words in them that mass mail uses. None may count as automatic. */
export const personalMails: readonly JudgedMail[] = [
  {
    from: 'maria@fonderia.example',
    subject: 'Unsubscribe',
    text: 'Hello,\n\nplease unsubscribe me from your newsletter, I get it twice.\n\nBest regards,\nMaria',
  },
  {
    from: 'tom@maker.example',
    subject: 'Newsletter',
    text: 'Hi Li,\n\nI saw the new tray in your newsletter. Could you send me a price for 500 pcs?\n\nTom',
  },
  {
    from: 'info@smallshop.example',
    subject: 'Order',
    text: 'Dear Mr. Zhao,\n\nwe would like to order 200 boxes. Please send a proforma invoice.\n\nKind regards,\nAnna Klein\nSmall Shop GmbH',
  },
  {
    from: 'sales@maker.example',
    subject: 'Re: Price list',
    text: 'Dear Jane,\n\nplease click here to download our price list: https://maker.example/prices.pdf\nIt is a limited time offer, until Friday.\n\nTom Roe\nSales Manager',
  },
  {
    from: 'jane@firm.example',
    subject: 'Re: webinar',
    text: 'Hello Tom,\n\nthe webinar was great, thank you for the special offer you mentioned. Can we talk on Monday?\n\nJane',
  },
  {
    from: 'peter@bau.example',
    subject: 'AW: Angebot',
    text: 'Sehr geehrter Herr Li,\n\nbitte senden Sie uns das Angebot erneut.\n\nMit freundlichen Grüßen\nPeter Bauer\n\nImpressum: Bau GmbH, HRB 1234\nDatenschutz: https://bau.example/datenschutz',
  },
  {
    from: 'pierre@usine.example',
    subject: 'Re: Commande',
    text: 'Bonjour,\n\nmerci de confirmer la livraison.\n\nCordialement,\nPierre Dubois\n\nMentions légales : Usine SA',
  },
  {
    from: 'wangfang@firm.example',
    subject: '回复：报价',
    text: '您好，\n\n请问优惠还能再谈吗？限时的话我们这周就定。\n\n王芳',
  },
  {
    from: 'liwei@maker.example',
    subject: '关于订阅',
    text: '您好，我们已经订阅了你们的官方微信，请把样品寄过来。\n\n李伟',
  },
  {
    from: 'ana@empresa.example',
    subject: 'RE: oferta',
    text: 'Hola,\n\nno hemos recibido la oferta. ¿Puede enviarla otra vez?\n\nSaludos,\nAna\n\nAviso legal: este mensaje es confidencial y se dirige solo a su destinatario.',
  },
  {
    from: 'john@acme.example',
    subject: 'out of stock',
    text: 'Hi,\n\nout of office chairs? We need 40 of them by May.\n\nJohn',
  },
  {
    from: 'kate@firm.example',
    subject: 'Away next week',
    text: 'Hi Tom,\n\nI will be away from Monday to Friday, so please send the contract today. I no longer work on Fridays anyway.\n\nKate',
  },
  {
    from: 'marc@firm.example',
    subject: 'New contact',
    text: 'Dear all,\n\nPeter has left the company, so please write to me from now on. We still want the 300 pcs.\n\nMarc',
  },
  {
    from: 'hr@firm.example',
    subject: 'Your delivery',
    text: 'Hello,\n\nthe delivery was not delivered. Could you check with the forwarder?\n\nSusan',
  },
  {
    from: 'tom@maker.example',
    subject: 'Undelivered goods',
    text: 'Dear Jane,\n\nthe undelivered pallets are still in Rotterdam. When will they come?\n\nTom',
  },
  {
    from: 'news@maker.example',
    subject: 'Re: sample',
    text: 'Hello Jane, I am Tom from the press office. Thank you for the sample, it arrived.\n\nTom',
  },
  {
    from: 'jane@firm.example',
    subject: 'Invitation',
    text: 'Dear Tom,\n\nyou are invited to our fair stand. Please confirm. All rights reserved for the photographs, of course.\n\nJane',
    headers: { 'x-mailer': 'Apple Mail', 'content-type': 'text/plain' },
  },
  {
    from: 'bob@firm.example',
    subject: 'Re: mailing list',
    text: 'Hi,\n\ncan you add me to the mailing list for price changes? And take Peter off, he does not want it.\n\nBob',
    headers: { 'list-unsubscribe': '' },
  },
  {
    from: 'tanaka@kaisha.example',
    subject: 'Re: お見積り',
    text: 'お世話になっております。田中です。\n\n休暇をいただいていたためご返信が遅れました。お見積りをお願いいたします。',
  },
  {
    from: 'zhang@factory.example',
    subject: '答复: 出差',
    text: '您好，\n\n我正在出差，下周回来后给您答复。样品请先寄到工厂。\n\n张伟',
  },
  {
    from: 'emma@studio.example',
    subject: 'Privacy policy',
    text: 'Hello,\n\nplease send us your privacy policy and the terms and conditions before we sign.\n\nEmma',
  },
  {
    from: 'ivan@zavod.example',
    subject: 'Re: Заказ',
    text: 'Здравствуйте,\n\nя был в отпуске, отвечаю только сейчас. Пришлите, пожалуйста, счёт.\n\nИван',
  },
  {
    from: 'claire@usine.example',
    subject: 'Congés',
    text: "Bonjour,\n\nje serai absente la semaine prochaine, pouvez-vous m'appeler avant vendredi pour la commande ?\n\nClaire",
  },
  {
    from: 'auto@garage.example',
    subject: 'Automatic doors',
    text: 'Hello,\n\nautomatic reply relays for our doors: do you have them? We need 20.\n\nSam',
  },
];

/** Of mailing lists, by what list managers write into headers. */
export const listMails: readonly JudgedMail[] = [
  { 'list-post': '<mailto:devs@lists.firm.example>', 'list-id': '<devs.lists.firm.example>' },
  { 'list-id': 'Developers <devs.lists.firm.example>', precedence: 'list' },
  { precedence: 'list' },
  { precedence: 'List' },
  { 'x-mailman-version': '2.1.39', 'x-beenthere': 'devs@lists.firm.example' },
  { 'x-beenthere': 'devs@lists.firm.example' },
  { 'x-mailing-list': '<announce@lists.firm.example>' },
  { sender: 'devs-bounces@lists.firm.example' },
  { sender: 'owner-devs@lists.firm.example' },
  { 'return-path': '<devs-bounces+jane=firm.example@lists.firm.example>' },
  { 'errors-to': 'owner-devs@lists.firm.example' },
  { 'errors-to': 'devs-admin@lists.firm.example' },
  {
    'list-id': '<12345.googlegroups.example>',
    'list-post': '<https://groups.example/group/x/post>',
    'list-unsubscribe': '<mailto:x>',
  },
  {
    'mailing-list': 'list devs@groups.example; contact devs-owner@groups.example',
    'list-id': '<devs.groups.example>',
  },
  {
    'list-post': '<mailto:sympa@uni.example>',
    'x-loop': 'devs@uni.example',
    'list-help': '<mailto:sympa@uni.example>',
  },
  { 'list-id': 'acme/widgets <widgets.acme.forge.example>' },
  { 'return-path': '<owner-dbpeople@host.example>', precedence: 'bulk' },
  {
    'list-id': '<users.httpd.apache.example>',
    'mailing-list': 'contact users-help@httpd.apache.example; run by ezmlm',
    precedence: 'bulk',
    'list-post': '<mailto:users@httpd.apache.example>',
  },
  {
    'x-mailing-list': 'linux-kernel@vger.example',
    'list-id': '<linux-kernel.vger.example>',
    precedence: 'bulk',
  },
  {
    sender: 'listserv-owner@uni.example',
    'list-id': '<X@LISTSERV.UNI.EXAMPLE>',
    'list-post': '<mailto:X@LISTSERV.UNI.EXAMPLE>',
  },
].map((headers) => ({
  from: 'tom@maker.example',
  subject: 'Re: [devs] build',
  text: 'I think that the build is fine.\n\nTom',
  headers: { 'content-type': 'text/plain', ...headers },
}));

/** Newsletters as a page shows them: no headers, only sender, subject and text. */
export const newslettersWithoutHeaders: readonly JudgedMail[] = [
  {
    from: 'newsletter@tools.example',
    subject: 'Spring catalogue',
    text: 'Our spring catalogue is here.\n\nUnsubscribe | View online',
  },
  {
    from: 'hello@brand.example',
    subject: '20 % off everything',
    text: 'Only this weekend.\n\nYou are receiving this email because you bought from us. Unsubscribe here.',
  },
  {
    from: 'news@fair.example',
    subject: 'Fair news',
    text: 'Meet 400 exhibitors.\n\nClick here to register.\n\n© 2026 Fair Ltd.',
  },
  {
    from: 'marketing@supplier.example',
    subject: 'New products',
    text: 'See what is new. Click below for the special offer.\n\nTo opt out of these mails click here.',
  },
  {
    from: 'info@verlag.example',
    subject: 'Ihr Newsletter im November',
    text: 'Neuheiten aus dem Verlag.\n\nVom Newsletter abmelden | Im Browser ansehen | Impressum',
  },
  {
    from: 'redaktion@fachblatt.example',
    subject: 'Verpackung aktuell',
    text: 'Die Themen der Woche.\n\nWenn Sie diesen Newsletter nicht mehr erhalten möchten, können Sie sich hier abmelden.',
  },
  {
    from: 'contact@salon.example',
    subject: 'Votre invitation',
    text: 'Rendez-vous en mars.\n\nPour ne plus recevoir nos messages, vous pouvez vous désabonner.',
  },
  {
    from: 'info@feria.example',
    subject: 'Novedades',
    text: 'Descubra las novedades.\n\nSi no desea recibir más correos, puede darse de baja aquí.',
  },
  {
    from: 'offerte@negozio.example',
    subject: 'Offerta',
    text: 'Sconti fino al 50%.\n\nCancella iscrizione | Visualizza nel browser',
  },
  {
    from: 'info@beurs.example',
    subject: 'Nieuwsbrief',
    text: 'Het laatste nieuws.\n\nBekijk in browser. Afmelden voor deze nieuwsbrief.',
  },
  {
    from: 'contato@loja.example',
    subject: 'Ofertas',
    text: 'Somente hoje.\n\nPara cancelar inscrição clique aqui.',
  },
  {
    from: 'sklep@sklep.example',
    subject: 'Promocja',
    text: 'Nowa kolekcja.\n\nWypisz się z newslettera.',
  },
  {
    from: 'info@mag.example',
    subject: 'Скидки',
    text: 'Только сегодня.\n\nОтписаться от рассылки',
  },
  {
    from: 'service@shop.example',
    subject: '双十一优惠',
    text: '全场五折，限时抢购。\n\n如不想再收到此类邮件，请点击取消订阅。',
  },
  {
    from: 'edm@expo.example',
    subject: '展会邀请',
    text: '诚邀参观。\n\n如果无法查看邮件，请在浏览器中查看。退订请点击这里。',
  },
  {
    from: 'info@bank.example',
    subject: '电子账单与优惠',
    text: '尊敬的客户，本月优惠活动开始。\n\n版权所有 © 2026 隐私政策 点击此处查看。退订',
  },
  {
    from: 'magazine@shuppan.example',
    subject: 'メールマガジン 11月号',
    text: '今月の特集。\n\n配信停止はこちら',
  },
  {
    from: 'team@startup.example',
    subject: 'What we shipped in October',
    text: 'Hi there,\n\nthree new features.\n\nManage your preferences or unsubscribe at any time.',
  },
  {
    from: 'no-reply@magazine.example',
    subject: 'The weekly',
    text: 'Ten things to read.\n\nForward to a friend | Privacy policy',
  },
  {
    from: 'deals@travel.example',
    subject: 'Last minute',
    text: 'Book now, limited time.\n\nTerms and conditions apply. All rights reserved. Click here to book.',
  },
  {
    from: 'events@webinars.example',
    subject: 'Join us live',
    text: 'Register for the webinar on 12 November.\n\nIf you no longer wish to receive invitations, let us know here.',
  },
  {
    from: 'jane@crm-vendor.example',
    subject: 'Quick question',
    text: 'Hi, did you see my last mail?\n\nDon’t want to hear from me? Unsubscribe instantly.',
  },
];

type Absence = Extract<MailKind, 'out_of_office' | 'left_company'>;

/** Answers of mailboxes, with the header that servers set, or as a page shows them. */
export const absenceMails: readonly (JudgedMail & { readonly kind: Absence })[] = [
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Automatic reply: Offer',
    text: 'I am out of the office until 12 May. In urgent cases write to b@x.example.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Re: Offer',
    text: 'I will be out of the office from 1 to 12 May with limited access to email.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Automatische Antwort: Angebot',
    text: 'Ich bin vom 1. bis 12. Mai nicht im Büro. Ihre E-Mail wird nicht weitergeleitet.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Abwesenheitsnotiz',
    text: 'Ich bin ab dem 12. Mai wieder erreichbar.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Réponse automatique : Offre',
    text: 'Je suis absente du bureau jusqu’au 12 mai.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Respuesta automática: Oferta',
    text: 'Estoy de vacaciones hasta el 12 de mayo.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Risposta automatica: Offerta',
    text: 'Sono in ferie fino al 12 maggio.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Resposta automática: Oferta',
    text: 'Estou de férias até 12 de maio.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Automatisch antwoord: Offerte',
    text: 'Ik ben op vakantie tot 12 mei.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Autosvar: Offert',
    text: 'Jag är på semester till den 12 maj.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Automatyczna odpowiedź: Oferta',
    text: 'Jestem nieobecna do 12 maja.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Автоматический ответ: Предложение',
    text: 'Я в отпуске до 12 мая.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: '自动回复: 报价',
    text: '您好，我正在休假，5月12日回来。急事请联系同事。',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: '自動回覆: 報價',
    text: '您好，我目前休假中，5月12日回來。',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: '自動返信: お見積り',
    text: '不在のため、5月12日以降にご連絡いたします。',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: '부재중: 견적',
    text: '휴가 중입니다. 5월 12일에 복귀합니다.',
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Re: Offer',
    text: 'Thanks for your mail, I am hiking.',
    headers: { 'auto-submitted': 'auto-replied' },
  },
  {
    kind: 'out_of_office',
    from: 'a@x.example',
    subject: 'Re: Offer',
    text: 'I do not read mail this week.',
    headers: { 'x-autoreply': 'yes' },
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatic reply: Offer',
    text: 'Jane Doe is no longer with the company. Please write to tom@x.example.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatic reply: Offer',
    text: 'I have left the company. My successor is Tom Roe.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Re: Offer',
    text: 'Please note that I no longer work for X Ltd. This mailbox is no longer monitored.',
    headers: { 'auto-submitted': 'auto-replied' },
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Re: Offer',
    text: 'This is an automatic reply. Jane Doe is no longer employed here.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatische Antwort: Angebot',
    text: 'Frau Doe ist nicht mehr in unserem Unternehmen tätig. Bitte wenden Sie sich an Herrn Roe.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatische Antwort',
    text: 'Ich bin nicht mehr bei der X GmbH beschäftigt.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatische Antwort',
    text: 'Herr Bauer hat unser Unternehmen zum 30. April verlassen.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Réponse automatique : Offre',
    text: 'Jane Doe ne travaille plus chez X. Merci de contacter Tom Roe.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Réponse automatique',
    text: "J'ai quitté la société X le 30 avril.",
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Respuesta automática',
    text: 'Jane Doe ya no trabaja en X.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Respuesta automática',
    text: 'He dejado la empresa. Escriba a tom@x.example.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Risposta automatica',
    text: 'Jane Doe non lavora più in X.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Resposta automática',
    text: 'Jane Doe não faz mais parte da empresa.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatisch antwoord',
    text: 'Jane Doe is niet meer werkzaam bij X.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Automatyczna odpowiedź',
    text: 'Jane Doe nie pracuje już w firmie X.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Autosvar',
    text: 'Jane Doe har slutat på X.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: 'Автоматический ответ',
    text: 'Джейн Доу больше не работает в компании X.',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: '自动回复: 报价',
    text: '您好，本人已离职，后续工作请联系李伟 liwei@x.example。',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: '自动回复',
    text: '您好！我已于4月30日从公司离职，请联系我的同事。',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: '自動回覆',
    text: '您好，本人已離職，請聯絡同事。',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: '自動返信',
    text: '4月30日をもちまして退職いたしました。後任は田中です。',
  },
  {
    kind: 'left_company',
    from: 'a@x.example',
    subject: '자동 회신',
    text: '저는 4월 30일부로 퇴사하였습니다.',
  },
];
