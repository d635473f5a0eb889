import { fromGmail, gmailSignature, outlookParagraphs, paragraphs } from '../mail-html.ts';
import type { MailPerson, MailThread } from '../mailbox.ts';
import { daysAgoAt } from '../wall-time.ts';
import { people } from './people.ts';

/** One message to Zhao Min: the shape of all threads below. */
interface SingleMail {
  readonly key: string;
  readonly subject: string;
  readonly from: MailPerson;
  readonly sentAt: Date;
  readonly html: string;
  readonly cc?: readonly MailPerson[];
  readonly unread?: boolean;
}

/** What lies in an inbox besides one's own customers: colleagues' and pool customers, strangers, machines. */
export function otherThreads(now: Date, zone: string): MailThread[] {
  const at = (days: number, clock: string) => daysAgoAt(now, zone, days, clock);
  return [
    single({
      key: 'aurora-enquiry',
      subject: 'Enquiry: pneumatic grinders for our new foundry',
      from: people.mariaRossi,
      sentAt: new Date(now.getTime() - 150 * 60_000),
      unread: true,
      html: fromGmail(
        paragraphs(
          'Dear Harbour Tools team,',
          '',
          'I found you through the Düsseldorf fair catalogue. We open a second foundry near Brescia in spring and look for 60 pneumatic grinders with dust extraction.',
          '',
          'Do you supply to Italy, and could you send a price list for the AG series?',
          '',
          'Kind regards,',
        ) +
          gmailSignature(
            '<b>Maria Rossi</b>',
            'Procurement Manager',
            'Fonderia Aurora S.r.l.',
            'Via Industriale 14, 25121 Brescia, Italy',
            'T +39 030 5550 142 | M +39 320 555 0142',
            '<a href="https://www.fonderia-aurora.example">www.fonderia-aurora.example</a>',
          ),
      ),
    }),
    single({
      key: 'ruixin-enquiry',
      subject: '咨询：注塑车间用气动工具',
      from: people.zhouTing,
      sentAt: new Date(now.getTime() - 6 * 3_600_000),
      unread: true,
      html: outlookParagraphs(
        '您好：',
        '我们是宁波的注塑企业，明年一季度要更新车间的气动工具，大约 80 把，想了解 HT 系列的价格和交期。',
        '方便的话请安排一位同事联系我，下周三之后都可以。',
        '',
        '此致',
        '敬礼',
        '',
        '周婷',
        '采购主管',
        '宁波瑞鑫塑料制品有限公司',
        '地址：浙江省宁波市北仑区示范路 88 号',
        '手机：139 5550 3377　电话：0574-5550 6688',
        '邮箱：zhou.ting@ruixin-plastics.example',
      ),
    }),
    single({
      key: 'lanjing-trial',
      subject: '样品测试反馈',
      from: people.chenXiao,
      sentAt: at(1, '14:20'),
      html: outlookParagraphs(
        '赵敏你好：',
        '王浩出差，先把测试结果发给你：三号样品扭矩偏低，其余合格。请转告他回来后联系我。',
        '陈晓',
        '深圳市蓝鲸电子有限公司　工程部',
      ),
    }),
    single({
      key: 'atlas-reorder',
      subject: 'Reorder of impact sockets',
      from: people.tomBecker,
      sentAt: at(2, '18:47'),
      html: fromGmail(
        paragraphs(
          'Hello Zhao Min,',
          '',
          'Liu Yang usually looks after us, but his phone is off. Can somebody confirm the reorder of 300 impact sockets from last month?',
          '',
          'Thanks,',
          'Tom Becker',
          'Atlas Fasteners Ltd',
        ),
      ),
    }),
    single({
      key: 'baiqiao-enquiry',
      subject: '重新合作的可能',
      from: people.heLin,
      sentAt: at(3, '10:02'),
      html: outlookParagraphs(
        '您好：',
        '我们两年前采购过贵司的切割机，今年有新的项目，想重新了解一下产品和价格。',
        '何琳',
        '杭州白桥贸易有限公司',
      ),
    }),
    single({
      key: 'joint-sourcing',
      subject: 'Combined order for the Suzhou sites',
      from: people.procurement,
      sentAt: at(1, '09:36'),
      unread: true,
      html: fromGmail(
        paragraphs(
          'Hello,',
          '',
          'We buy for several plants in Suzhou. Please hold 12 line lasers until the end of the month; the purchase order follows.',
          '',
          'Joint Sourcing Desk',
        ),
      ),
    }),
    single({
      key: 'newsletter',
      subject: 'Industry Digest: five trends in assembly for next year',
      from: people.newsletter,
      sentAt: at(1, '07:00'),
      html: newsletterBody,
    }),
    single({
      key: 'out-of-office',
      subject: 'Automatic reply: Reorder of impact sockets',
      from: people.tomBecker,
      sentAt: at(2, '19:01'),
      html: fromGmail(
        paragraphs(
          'Thank you for your message. I am out of the office until Monday with limited access to e-mail. In urgent cases please write to office@atlas-fasteners.example.',
          '',
          'Tom Becker',
        ),
      ),
    }),
    single({
      key: 'hostile-name',
      subject: 'Price list <b>request</b>',
      from: people.hostile,
      sentAt: at(4, '13:13'),
      html: fromGmail(
        paragraphs(
          'Please send your price list for hex bolts &lt;script&gt;alert(1)&lt;/script&gt;.',
          '<img src=x onerror="alert(1)">Regards',
        ),
      ),
    }),
    single({
      key: 'colleagues-plan',
      subject: 'Plan for the year-end visits',
      from: people.chenYu,
      cc: [people.wangHao, people.sophieKeller],
      sentAt: at(1, '11:08'),
      html: fromGmail(
        paragraphs(
          'Hi all,',
          '',
          'Please enter your year-end visits by Wednesday, with the customer and the goal of each. I will bring the list to the meeting with Lin Qiao.',
          '',
          'Chen Yu',
        ),
      ),
    }),
  ];
}

const newsletterBody = `<center><table width="600" cellpadding="0" cellspacing="0"><tbody><tr><td style="padding:24px;background-color:#0f766e;color:#ffffff;font-size:22px">Industry Digest</td></tr><tr><td style="padding:24px"><h2>Five trends in assembly</h2><p>Shorter series, lighter tools, traceable torque, repair on site and shared stock: what buyers told us this autumn.</p><p><a href="https://industry-digest.example/read">Read the article</a></p></td></tr><tr><td style="padding:24px;color:#6b7280;font-size:12px">You receive this mail because you subscribed. <a href="https://industry-digest.example/unsubscribe">Unsubscribe</a> <img src="https://industry-digest.example/open.gif" width="1" height="1" alt=""></td></tr></tbody></table></center>`;

function single(mail: SingleMail): MailThread {
  const { key, subject, from, sentAt, html, cc = [], unread = false } = mail;
  const message = { from, to: [people.zhaoMin], cc, sentAt, html };
  return { key, subject, folder: 'inbox', unread, messages: [message] };
}
