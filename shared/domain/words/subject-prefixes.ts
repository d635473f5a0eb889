/** Reply and forward prefixes as mail programs write them, lower case, without the colon. */
const replyPrefixes: ReadonlySet<string> = new Set(
  (
    're aw antw antwort sv vs rv rif r res odp atb ynt bls vá válasz ats hl απ σχετ отв ответ ' +
    'השב תשובה رد 回复 回覆 答复 答覆 回信 返信 답장 回 自动回复'
  ).split(' '),
);
export const forwardPrefixes: ReadonlySet<string> = new Set(
  (
    'fwd fw wg wtr vl vb vbs doorst i enc inoltro tr rv pd prosl videre vidarebefordrat weitergeleitet ' +
    'továbbítás trs пересл переслано προωθ İlt ilt i̇lt הועבר إعادة 转发 轉寄 轉發 转寄 転送 전달 转'
  ).split(' '),
);
export const subjectPrefixes: ReadonlySet<string> = new Set([...replyPrefixes, ...forwardPrefixes]);
