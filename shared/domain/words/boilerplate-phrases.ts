/** How warnings begin that a gateway puts above a mail. Lower case. */
export const bannerStarts: readonly string[] = (
  'caution: this e|caution:this e|[caution]|caution! this|caution: external e|caution: external m|caution: external s|caution - external|warning: this e|warning: external e|warning: external s|external email|external e-mail|external message|' +
  "external sender|[external|this email originated from outside|this message originated from outside|this e-mail originated from outside|this email is from an external|this message is from an external|you don't often get email from|you don’t often get email from|" +
  "some people who received this message don't often get email from|be careful with this message|this sender is outside|" +
  'achtung: diese e|achtung: externe|externe e-mail|vorsicht: externe|diese e-mail kommt von außerhalb|diese e-mail wurde von außerhalb|attention : cet e|attention: cet e|attention : ce mail|attention, ce mail|message externe|courriel externe|e-mail externe|' +
  'precaución: este correo|correo externo|attenzione: questa|attenzione: email esterna|messaggio esterno|let op: deze e|externe mail|osoby, które|внимание: внешн|внешнее письмо|' +
  '【外部邮件】|[外部邮件]|外部邮件提醒|外部邮件|此邮件来自外部|此邮件来自公司外部|该邮件来自外部|注意：此邮件来自|注意:此邮件来自|警告：此邮件|请注意此邮件来自外部|外部郵件|此郵件來自外部|本邮件来自外部|您不经常收到来自|你不经常收到来自|外部メール|社外からのメール'
).split('|');

/** What such a warning goes on to speak of, lower case: a line without any of it is the author's. */
export const bannerWords: readonly string[] = (
  'click|link|attachment|open|sender|recogni|trust|content|outside|organi|extern|phish|report|safe|learn why|caution|respond|reply|suspicious|verify|know|' +
  'klick|anhäng|anhang|absender|öffn|vertrau|cliqu|lien|pièce|expéditeur|ouvr|enlace|adjunt|remitente|clic|allegat|mittente|bijlage|afzender|ссылк|вложен|отправител|' +
  '链接|附件|外部|谨慎|点击|核实|发件人|安全|诈骗|連結|附檔|リンク|添付|開'
).split('|');

/** How the small print begins that a firm puts below all its mails. Lower case. */
export const disclaimerStarts: readonly string[] = (
  'disclaimer|confidentiality notice|confidentiality note|confidential notice|legal notice|legal disclaimer|notice of confidentiality|this e-mail and any|this email and any|this e-mail (|this email (|this message and any|this message (including|this message is intended|this email is intended|this e-mail is intended|this communication is|this communication (|this e-mail message|' +
  'this electronic m|this transmission|this e-mail may contain|this email may contain|this message may contain|this e-mail contains|this email contains|this message contains|the information contained in this|the information in this e|the contents of this e|the content of this e|information in this e|the information transmitted|privileged and confidential|private and confidential|if you are not the intended|if you have received this|' +
  'this email has been scanned|this e-mail has been scanned|this email was scanned|please consider the environment|please think of the environment|think before you print|virus-free.|this email has been checked for viruses|you received this message because you are subscribed|to unsubscribe from this group|to view this discussion|reply to this email directly|important notice: this|' +
  'diese e-mail enthält|diese e-mail kann|diese e-mail (|diese nachricht enthält|diese nachricht ist|der inhalt dieser e-mail|die information in dieser|die in dieser e-mail|vertraulichkeitshinweis|haftungsausschluss|bitte denken sie an die umwelt|bitte prüfen sie, ob|virenfrei.|' +
  "ce message et toutes|ce message et ses|ce message (|ce message est|ce courriel|ce courrier électronique|cet e-mail et|les informations contenues|avis de confidentialité|pensez à l'environnement|pensez à l’environnement|avant d'imprimer|sans virus.|" +
  'este mensaje y|este mensaje se|este mensaje contiene|este mensaje (|este correo electrónico|este correo y|este e-mail|aviso legal|aviso de confidencialidad|la información contenida|antes de imprimir|libre de virus.|questo messaggio|questa e-mail|questa mail|le informazioni contenute|le informazioni trasmesse|avviso di riservatezza|informativa privacy|prima di stampare|' +
  'esta mensagem|aviso de confidencialidade|dit bericht is|dit e-mailbericht|deze e-mail|de informatie in dit|de inhoud van d|ta wiadomość|niniejsza wiadomość|treść tej wiadomości|это сообщение|данное сообщение|настоящее сообщение|информация, содержащаяся|detta meddelande|denne e-mail|denne meddelelse|tento e-mail|tato zpráva|bu e-posta|bu mesaj|' +
  '本邮件及其附件|本邮件及附件|本邮件（包括|本邮件(包括|本邮件内容|本邮件所含|本邮件可能|本邮件含有|本电子邮件|此邮件及其|此邮件（包括|此邮件包含|此电子邮件|保密声明|免责声明|法律声明|声明：本邮件|声明:本邮件|重要提示：本邮件|请考虑环境|如果您不是|如您不是|本郵件及|本電子郵件|免責聲明|保密聲明|機密|このメールには|本メールに|本メールは'
).split('|');
