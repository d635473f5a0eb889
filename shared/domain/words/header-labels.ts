/** Labels of the header block that mail programs put above an older mail, lower case, without the colon. */
export type HeaderLabel = 'from' | 'to' | 'cc' | 'bcc' | 'date' | 'subject' | 'reply_to' | 'other';

const labels: Readonly<Record<HeaderLabel, string>> = {
  from:
    'from|von|de|da|van|od|från|fra|lähettäjä|от|від|від кого|от кого|kimden|gönderen|feladó|expediteur|expéditeur|' +
    'remitente|remetente|mittente|afzender|nadawca|odesílatel|odosielateľ|avsändare|avsender|afsender|sender|absender|' +
    'din|de la|expeditor|från|από|发件人|寄件者|寄件人|發件人|差出人|送信元|送信者|보낸 사람|보낸사람|发送人|发信人|來自|来自|' +
    'pošiljatelj|saatja|nuo|no|из|מאת|من|dari|từ|จาก|felado|المرسل|از|发自|発信者|발신|발신자|보내는 사람|изпращач|šalje|siuntėjas|daripada|प्रेषक|od kogo|expediat de',
  to:
    'to|an|à|a|para|per|aan|do|till|til|vastaanottaja|кому|kime|kimlere|alıcı|címzett|destinataire|destinatario|destinatário|pour|' +
    'empfänger|ontvanger|adresat|komu|pro|către|către|προς|收件人|收件者|宛先|送信先|받는 사람|받는사람|收信人|prima|kepada|đến|ถึง|' +
    'kam|אל|إلى|to recipients|المستلم|به|받는이|수신|수신자|수신인|до|за|per a|ke|saaja|adressaat|प्रति|prejemnik|受信者|收件人邮箱',
  cc: 'cc|kopie|copie à|copie a|copia a|kopie an|copie|copia|cópia|kopia|kopio|копия|копія|bilgi|másolat|dw|ud|cópia|抄送|副本|抄送人|cc recipients|참조|kópia|kopi|kop|κοιν|tembusan|másolatot kap|نسخة|نسخة إلى|رونوشت|עותק|העתק|สำเนา|másolat|копие|kopija|koopia|κοινοποίηση|kp|kopiopiilo|副本抄送',
  bcc: 'bcc|bcc recipients|cci|cco|ccn|密送|密件抄送|密件副本|blindkopie|скрытая копия|숨은 참조',
  date:
    'date|message du|datum|data|fecha|dato|päiväys|päivämäärä|дата|tarih|dátum|sent|gesendet|envoyé|envoyé le|enviado|enviado el|' +
    'enviado em|enviada em|enviada|inviato|inviata|verzonden|wysłano|wysłane|odesláno|odoslané|skickat|sendt|lähetetty|' +
    'отправлено|надіслано|gönderildi|gönderilme tarihi|elküldve|trimis|trimis|received|datum/zeit|发送时间|傳送時間|寄件日期|送信日時|日付|送信日|日時|日期|' +
    '时间|時間|보낸 날짜|보낸날짜|날짜|发件时间|發送時間|发送日期|poslano|date sent|sent at|ημερομηνία|αποστολή|dikirim|tanggal|ngày|' +
    'data wysłania|küldés dátuma|küldve|вiдправлено|отправлен|تم الإرسال|التاريخ|تاريخ الإرسال|تاریخ|נשלח|תאריך|ส่ง|วันที่|đã gửi|gửi|εστάλη|στάλθηκε|보낸 시간|보낸 일시|gönderme tarihi|küldés ideje|изпратено|išsiųsta|saadetud|nosūtīts|dihantar|enviat|expediat|दिनांक|дата отправки|sendetidspunkt|日期时间|发件日期|受信日時|送信時刻',
  subject:
    'subject|betreff|objet|sujet|asunto|oggetto|onderwerp|assunto|temat|předmět|predmet|ämne|emne|aihe|тема|konu|tárgy|subiect|' +
    'subiect|θέμα|主题|主旨|件名|제목|主題|标题|標題|naslov|tema|perihal|subjek|chủ đề|נושא|الموضوع|betrifft|onderwerp|เรื่อง|موضوع|относно|zadeva|teema|assumpte|विषय|temats|主旨内容',
  reply_to:
    'reply-to|reply to|antwort an|antwort-an|répondre à|responder a|rispondi a|antwoord aan|ответить|svar til|svar till|odpowiedz do|返信先|回复至|回覆至|답장받는 사람|vastaa|antwort',
  other:
    'importance|wichtigkeit|importancia|priority|priorität|attachments|anlagen|attachment|pièces jointes|附件|添付ファイル|' +
    'organization|priorité|重要性|message-id|x-mailer|sensitivity|categories|mailed-by|signed-by|resent-from|via|organisation',
};

const kinds: readonly HeaderLabel[] = [
  'from',
  'to',
  'cc',
  'bcc',
  'date',
  'subject',
  'reply_to',
  'other',
];

export const headerLabels: ReadonlyMap<string, HeaderLabel> = new Map(
  kinds.flatMap((kind) =>
    labels[kind].split('|').map((label): [string, HeaderLabel] => [label, kind]),
  ),
);
