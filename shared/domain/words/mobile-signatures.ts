/** What phones and programs put below a mail by themselves. Beginnings of a line, lower case. */
export const mobileSignatures: readonly string[] = (
  'sent with proton|sent with sparrow|sent with mailspring|sent with airmail|sent with aqua|sent with canary|sent with unibox|sent with [|from my iphone|gesendet aus |mit freundlichen grüßen gesendet von |verzonden via |enviado a partir |enviat des |来自钉钉|来自企业微信|來自我的手機|iphoneから|androidから|' +
  'sent from my |sent from |sent via |sent using |sent on the |sent on my |get outlook for |' +
  'download outlook for |get bluemail for |von meinem |gesendet von |gesendet mit |' +
  'diese nachricht wurde von meinem |outlook für |hole dir outlook für |laden sie outlook für |' +
  'envoyé de mon |envoyé depuis |envoyé à partir de |envoyé avec |télécharger outlook pour |' +
  'obtenez outlook pour |obtenir outlook pour |enviado desde mi |enviado desde |' +
  'enviado do meu |enviado via |enviado con |enviado de mi |obtener outlook para |' +
  'obter o outlook para |descargar outlook|inviato da |inviato dal mio |scarica outlook per |' +
  'verzonden vanaf |verstuurd vanaf |verzonden met |verstuurd met |outlook voor |' +
  'downloaden outlook voor |wysłano z |wysłane z |pobierz program outlook|odesláno z |' +
  'skickat från |sendt fra min |sendt fra |lähetetty |hanki outlook |hent outlook |' +
  "skaffa outlook |отправлено с |отправлено из |надіслано з |iphone'umdan gönderildi|" +
  'şuradan gönderildi|trimis de pe |küldve |odoslané z |poslano |στάλθηκε από |发自我的|发自我|來自我的|' +
  '从我的|從我的|发送自|发自|發自|通过手机|获取 outlook|获取适用于|下载适用于|取得 outlook|由网易邮箱|签名由|从 windows 版邮件发送|从windows|' +
  '来自 android|iphoneから送信|나의 iphone|iphone에서 보냄|내 iphone에서'
).split('|');
