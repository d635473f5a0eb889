/**
 * Words on Outlook's editor, where only words tell. English, German and Chinese were seen on pages; the others are the
 * provider's translations. To, Cc and Bcc stand in `outlook-labels.ts`.
 */
export const composeWords = {
  subject: [
    ...['Subject', 'Add a subject', 'Betreff', 'Betreff hinzufügen', '主题', '添加主题'],
    ...['主旨', '新增主旨', '件名', '件名を追加', 'Objet', 'Ajouter un objet', 'Asunto'],
    ...['Agregar un asunto', 'Тема', 'Добавьте тему'],
  ],
  body: [
    ...['Message body', 'Nachrichtentext', 'Nachrichteninhalt', '邮件正文', '郵件內文'],
    ...['メッセージ本文', 'Corps du message', 'Cuerpo del mensaje', 'Текст сообщения'],
  ],
  send: [
    ...['Send', 'Senden', '发送', '傳送', '送信', 'Envoyer', 'Enviar', 'Отправить', 'Invia'],
    ...['Wyślij', 'Verzenden', '보내기'],
  ],
  undo: [
    ...['Undo', 'Rückgängig', 'Rückgängig machen', '撤消', '撤销', '復原', '元に戻す', 'Annuler'],
    ...['Deshacer', 'Отменить', 'Annulla', 'Cofnij', 'Ongedaan maken', '실행 취소'],
  ],
} as const;

/** "Send", "Send (Ctrl+Enter)" and "Message body, press Alt+F10 to exit" begin with the word and end with it or a mark. */
export function beginsWith(label: string | null, words: readonly string[]): boolean {
  const text = (label ?? '').trim().toLowerCase();
  return words.some((word) => {
    if (!text.startsWith(word.toLowerCase())) return false;
    return /^\s*(?:$|[(（,，:：.])/.test(text.slice(word.length));
  });
}
