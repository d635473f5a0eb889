import { usePorts } from '../../ports.ts';
import { useOperation } from '../../ui/use-operation.ts';
import type { Connection } from './use-connections.ts';

/** Choosing what a connection logs; `chosen` is what was chosen last, until it is read again. */
export function useChangeConnection(connection: Connection) {
  const { crm } = usePorts();
  const { connection_id } = connection;
  const change = useOperation(
    (wanted: Pick<Connection, 'rule' | 'import_days'>, op_id) =>
      crm.changeConnection({ op_id, connection_id, ...wanted }),
    ['connections'],
  );
  const { rule, import_days } = change.isPending ? change.variables : connection;
  return { ...change, chosen: { rule, import_days } };
}
