import { outliveAnswer } from '../_shared/outlive-answer.ts';
import { readEnvironment } from '../_shared/read-environment.ts';
import { handler } from './handler.ts';

const deps = { ...readEnvironment((name) => Deno.env.get(name)), background: outliveAnswer };
Deno.serve((request) => handler(request, deps));
