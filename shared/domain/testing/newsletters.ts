import type { JudgedMail } from './judged-mails.ts';

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
