/**
 * Domains whose mailboxes belong to unrelated people: the common ones, in front of the full list
 * (shared-domains.ts says why two lists). Chinese providers are complete here, since the packaged list misses many.
 */
export const commonSharedDomainsText =
  'gmail.com googlemail.com ' +
  // Microsoft
  'outlook.com hotmail.com live.com msn.com passport.com outlook.jp outlook.fr outlook.de outlook.es outlook.it ' +
  'outlook.kr outlook.com.br outlook.com.au outlook.sg outlook.in hotmail.co.uk hotmail.fr hotmail.de hotmail.it ' +
  'hotmail.es hotmail.co.jp live.cn live.co.uk live.fr live.de live.nl live.jp live.hk live.com.my hotmail.com.hk ' +
  // China, Hong Kong, Taiwan
  'qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com vip.126.com yeah.net vip.yeah.net 188.com netease.com ' +
  '163.net sina.com sina.cn vip.sina.com vip.sina.cn my3ia.sina.com 2008.sina.com sina.com.cn sohu.com vip.sohu.com vip.sohu.net ' +
  'sogou.com vip.sogou.com 139.com 189.cn wo.cn wo.com.cn 21cn.com 21cn.net vip.21cn.com tom.com vip.tom.com 263.net 263.net.cn x263.net ' +
  'vip.263.net aliyun.com alibaba.com.cn 56.com chinaren.com eyou.com hainan.net citiz.net etang.com xinhuanet.com ' +
  'petalmail.com dingtalk.com vip.188.com vip.139.com 2980.com 88.com 111.com email.cn 10086.cn china.com zhaopin.com.cn mail.china.com sinaimg.cn yahoo.com.cn yahoo.cn msn.cn ' +
  'outlook.cn hotmail.cn gmail.cn tianya.cn elong.com kali.com.cn netvigator.com hkbn.net biznetvigator.com ' +
  'ctimail3.com yahoo.com.hk yahoo.com.tw hinet.net msa.hinet.net ms1.hinet.net ms2.hinet.net pchome.com.tw seed.net.tw yam.com kimo.com macau.ctm.net ' +
  // Apple, privacy providers and new ones
  'icloud.com me.com mac.com icloud.com.cn privaterelay.appleid.com proton.me protonmail.com protonmail.ch pm.me ' +
  'tutanota.com tutanota.de tuta.io tuta.com hey.com fastmail.com fastmail.fm duck.com hushmail.com mailbox.org ' +
  'posteo.de posteo.net zoho.com zohomail.com zoho.eu mail.com email.com usa.com ' +
  // Yahoo and AOL
  'yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.jp yahoo.co.in ' +
  'yahoo.com.br yahoo.com.sg yahoo.com.au yahoo.ca yahoo.com.mx yahoo.com.vn yahoo.co.id yahoo.com.ph aol.com aim.com ' +
  // Europe
  'gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de 1und1.de online.de ' +
  'orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it ' +
  'telefonica.net terra.es bluewin.ch hispeed.ch ziggo.nl kpnmail.nl planet.nl xs4all.nl telenet.be skynet.be ' +
  'wp.pl onet.pl o2.pl interia.pl seznam.cz centrum.cz btinternet.com virginmedia.com sky.com talktalk.net ' +
  'mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua ' +
  // Japan, Korea, South and South-East Asia, Americas, Oceania
  'docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp naver.com daum.net ' +
  'hanmail.net kakao.com nate.com rediffmail.com singnet.com.sg comcast.net verizon.net att.net sbcglobal.net ' +
  'bellsouth.net cox.net charter.net earthlink.net shaw.ca rogers.com sympatico.ca telus.net uol.com.br bol.com.br ' +
  'terra.com.br ig.com.br globo.com bigpond.com optusnet.com.au xtra.co.nz ' +
  // Not mailboxes, but hosts of many firms: never one customer's
  'alibaba.com made-in-china.com globalsources.com github.io gitlab.io pages.dev vercel.app netlify.app ' +
  'herokuapp.com blogspot.com wordpress.com weebly.com wixsite.com squarespace.com myshopify.com ' +
  'onmicrosoft.com mail.onmicrosoft.com qiye.163.com exmail.qq.com amazonses.com sendgrid.net mailgun.org';
