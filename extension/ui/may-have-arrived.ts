import { CrmError } from '../../shared/contracts/errors.ts';

/** No answer came: the operation may or may not have arrived, and is sent again under the same name. */
export function mayHaveArrived(error: unknown): boolean {
  return !(error instanceof CrmError) || error.code === 'TC001' || error.code === 'TC005';
}

/** No answer came, and none is needed here: the background keeps it and sends it, if need be after the next sign-in. */
export function isKept(error: unknown): boolean {
  return error instanceof CrmError && (error.code === 'TC030' || error.code === 'TC003');
}
