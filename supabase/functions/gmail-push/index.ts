import { ringForMail } from '../_shared/next-slice.ts';
import { outliveAnswer } from '../_shared/outlive-answer.ts';
import { readEnvironment } from '../_shared/read-environment.ts';
import { handler } from './handler.ts';

const environment = readEnvironment((name) => Deno.env.get(name));
const deps = {
  ...environment,
  background: outliveAnswer,
  ringForMail: () => ringForMail(environment),
};
Deno.serve((request) => handler(request, deps));
