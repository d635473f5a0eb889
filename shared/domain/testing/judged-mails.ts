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
