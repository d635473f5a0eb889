/** Verbs of the line above a quote, "On … Jane wrote:", in the languages of mail programs. Lower case. */
export const wroteWords: readonly string[] = (
  'wrote|writes|schrieb|schreibt|geschrieben|hat geschrieben|a écrit|écrit|écrivait|a ecrit|' +
  'escribió|escribio|escribe|ha scritto|scrisse|scrive|schreef|geschreven|escreveu|napisał|napisała|' +
  'napisał(a)|pisze|skrev|kirjoitti|написал|написала|написал(а)|пишет|писал|пише|написав|yazdı|' +
  'şunu yazdı|írta|ezt írta|a scris|napsal|napsala|napsal(a)|napísal|napísal(a)|έγραψε|napisao|' +
  'napisala|kirjutas|rašė|rakstīja|menulis|a écrit le|đã viết|เขียนว่า|כתב|כתבה|كتب|' +
  'va escriure|idatzi zuen|ha escrit|skrifaði|skreiv|写道|寫道|撰写|编写|寫|书写|のメール|さんは書きました|は書きました|' +
  '書きました|님이 작성|작성|쓴 글|이 씀|написа|написао|napísala|napsali|şunları yazdı|wrote the following'
).split('|');

/** Words with which such a line begins. */
export const onWords: readonly string[] = (
  'on|am|le|el|il|op|em|den|på|pe|dne|dňa|dnia|w dniu|в|στις|at|in|a|al|no dia|dia|kl|d.|ons|' +
  'pada|vào|po|ke|în|wiadomość napisana przez|missatge de|في|בתאריך|ในวันที่|на|在|於|于|当'
).split('|');

/** Between lines of dashes, above an older mail that is answered. */
export const originalPhrases: ReadonlySet<string> = new Set(
  (
    "original message|originalmessage|ursprüngliche nachricht|original-nachricht|originalnachricht|original nachricht|message d'origine|message d’origine|message original|" +
    'mensaje original|messaggio originale|oorspronkelijk bericht|origineel bericht|mensagem original|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|' +
    'pôvodná správa|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|исходное сообщение|оригинальное сообщение|' +
    'orijinal mesaj|orijinal ileti|özgün ileti|eredeti üzenet|mesaj original|αρχικό μήνυμα|原始邮件|原始郵件|原邮件|原郵件|原始訊息|原始信件|原始消息|邮件原件|元のメッセージ|オリジナルメッセージ|' +
    '원본 메시지|원본메시지|reply message|original appointment|ursprünglicher termin|original mail|original email|message initial|' +
    'pesan asli|thư gốc|izvorna poruka|algne sõnum|回复的原邮件|回复的原邮件|回复的邮件|回覆的原郵件|来信内容|原文|历史邮件|replied message|quoted message|' +
    'reply above this line|please reply above this line|please type your reply above this line|type your reply above this line|write above this line|bitte oberhalb dieser linie antworten|bitte antworten sie oberhalb dieser zeile|répondre au-dessus de cette ligne|请在此线以上回复|请在此行以上回复'
  ).split('|'),
);

/** Above an older mail that is passed on. */
export const forwardPhrases: ReadonlySet<string> = new Set(
  (
    'forwarded message|forwarded by|begin forwarded message|forwarded email|forwarded mail|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|' +
    'weitergeleitete e-mail|beginn der weitergeleiteten nachricht|message transféré|message transmis|début du message réexpédié|début du message transféré|mensaje reenviado|inicio del mensaje reenviado|' +
    'messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|' +
    'início da mensagem reencaminhada|wiadomość przekazana|przekazana wiadomość|początek przekazywanej wiadomości|rozpoczęcie przekazanej wiadomości|přeposlaná zpráva|preposlaná správa|' +
    'vidarebefordrat meddelande|vidarebefordrat mejl|videresendt meddelelse|videresendt besked|start på videresendt besked|videresendt melding|videresendt e-post|' +
    'välitetty viesti|edelleenlähetetty viesti|пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|начало переадресованного сообщения|' +
    'yönlendirilen mesaj|iletilen mesaj|iletilmiş mesaj|továbbított üzenet|mesaj redirecționat|mesaj redirectionat|προωθημένο μήνυμα|转发邮件|转发的邮件|转发邮件信息|' +
    '轉寄郵件|轉寄的郵件|已轉寄郵件|转发消息|已转发邮件|下面是被转发的邮件|以下是转发的邮件|開始轉寄郵件|開始轉寄訊息|轉寄訊息|已转寄的邮件|转发邮件内容|転送メッセージ|メッセージを転送|転送されたメッセージ|転送メール|' +
    '전달된 메시지|전달된 메일|begin forwarded email|forward message|пересылаемое письмо|переслане повідомлення|пересилане повідомлення|inoltrato messaggio|' +
    'proslijeđena poruka|persiunčiamas laiškas|edastatud kiri|pesan terusan|thư được chuyển tiếp|vidaresend melding|začátek přeposílané zprávy|začátek přeposlané zprávy|začiatok preposlanej správy|start på vidaresend|έναρξη προωθημένου μηνύματος|välitetty viesti alkaa|edelleen lähetetty viesti|započni proslijeđenu poruku|početak proslijeđene poruke|továbbított levél kezdete|továbbított levél|început mesaj redirecționat|început de mesaj redirecționat|mesaj retransmis|ileti başlangıcı|iletilmiş ileti|yönlendirilmiş mesaj|yönlendirilmiş ileti|початок листа, що пересилається|початок пересланого повідомлення|mail transféré|courriel transféré|e-mail transféré|treść przekazanej wiadomości|początek przekazanej wiadomości|vidarebefordrat brev|препратено съобщение|proslijeđeni mail|posredovano sporočilo|pārsūtītā ziņa|missatge reenviat|inici del missatge reenviat|开始转发的邮件|转发的消息|以下为转发邮件|以下為轉寄的郵件|開始轉寄的郵件|轉發郵件|轉發的郵件|转发信件|轉寄信件|以下、転送メッセージ|転送元メッセージ|전달된 메시지 시작|전달 메시지|원본 전달|بداية الرسالة المُعاد توجيهها|رسالة معاد توجيهها|الرسالة المحولة|תחילת ההודעה שהועברה|הודעה שהועברה|เริ่มข้อความที่ส่งต่อ|ข้อความที่ส่งต่อ|bắt đầu thư được chuyển tiếp|tin nhắn đã chuyển tiếp|awal pesan yang diteruskan|pesan diteruskan|mesej yang dimajukan|doorgezonden bericht|doorgestuurde mail'
  )
    .split('|')
    .filter((phrase) => phrase !== ''),
);
