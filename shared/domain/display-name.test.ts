import { expect, test } from 'vitest';
import { splitDisplayName } from './display-name.ts';

test.each([
  ['王芳', '王', '芳', '王芳'],
  ['欧阳静', '欧阳', '静', '欧阳静'],
  ['歐陽 靜', '歐陽', '靜', '歐陽靜'],
  ['诸葛孔明', '诸葛', '孔明', '诸葛孔明'],
  ['司马懿', '司马', '懿', '司马懿'],
  ['夏侯惇', '夏侯', '惇', '夏侯惇'],
  ['章文', '章', '文', '章文'],
  ['苏州云帆', null, null, '苏州云帆'],
  ['蓝鲸电子', null, null, '蓝鲸电子'],
  ['王经理', '王', null, '王经理'],
  ['李总', '李', null, '李总'],
  ['欧阳小姐', '欧阳', null, '欧阳小姐'],
  ['王芳（采购部）', '王', '芳', '王芳'],
  ['王芳 Wang Fang', '王', '芳', '王芳 Wang Fang'],
  ['Zhang Wei/张伟', '张', '伟', 'Zhang Wei/张伟'],
  ['李伟(Li Wei)', '李', '伟', '李伟'],
  ['WANG Fang', 'WANG', 'Fang', 'WANG Fang'],
  ['MÜLLER Jürgen', 'MÜLLER', 'Jürgen', 'MÜLLER Jürgen'],
  ['Fang WANG', 'WANG', 'Fang', 'Fang WANG'],
  ['Rossi, Maria', 'Rossi', 'Maria', 'Maria Rossi'],
  ['van der Berg, Jan', 'van der Berg', 'Jan', 'Jan van der Berg'],
  ['Jan van der Berg', 'van der Berg', 'Jan', 'Jan van der Berg'],
  ['Dr. Ana García', 'García', 'Ana', 'Dr. Ana García'],
  ['J. R. Smith, Jr.', 'Smith', 'J. R.', 'J. R. Smith, Jr.'],
  ['Maria Rossi', 'Rossi', 'Maria', 'Maria Rossi'],
  ['Madonna', null, null, 'Madonna'],
  ['김철수', null, null, '김철수'],
])('%s', (name, family, given, full) => {
  expect(splitDisplayName(name)).toEqual({ full, family, given });
});
