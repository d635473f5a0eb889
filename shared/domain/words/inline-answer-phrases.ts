/** How authors announce that their answers stand inside the older mail below, where nothing marks them in plain text. */
export const inlineAnswerPhrases: readonly string[] = (
  'answers below|answer below|comments below|replies below|responses below|answers inline|reply inline|replied inline|replies inline|comments inline|see inline|inline below|in-line below|see in-line|my answers in|my comments in|my replies in|between the lines|answered below|in your mail below|' +
  'antworten unten|antworten im text|kommentare im text|zwischen den zeilen|réponses ci-dessous|réponses dans le texte|respuestas abajo|respuestas en el texto|risposte sotto|risposte in calce|antwoorden hieronder|respostas abaixo|ответы ниже|ответы в тексте|' +
  '红字|标红|紅字|蓝字|藍字|下面回复|下面回覆|邮件中回复|在原文中|正文中回复|赤字で'
).split('|');

/** A colour says so only beside a word for answering: customers order boxes in red, too. */
export const answerColours: readonly string[] =
  'in red|in blue|in green|in bold|in rot|in blau|en rouge|en bleu|en rojo|en azul|in rosso|in blu|in rood|em vermelho|красным|синим|红色|紅色|蓝色|藍色'.split(
    '|',
  );
export const answerWords: readonly string[] =
  'answer|comment|reply|replies|repl|respon|feedback|remark|antwort|kommentar|anmerkung|réponse|commentaire|respuesta|comentario|rispost|comment|antwoord|opmerking|resposta|ответ|комментари|回复|回覆|答复|答覆|批注|字体'.split(
    '|',
  );
