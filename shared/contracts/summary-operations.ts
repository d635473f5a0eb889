import * as z from 'zod/mini';
import {
  summaryArgs,
  summaryExportArgs,
  summaryExportResult,
  summaryResult,
  summaryRowsArgs,
  summaryRowsResult,
  team,
} from './summary.ts';
import {
  customerFigures,
  dealFigures,
  exportArgs,
  exportResult,
  figureRowsArgs,
  figureRowsResult,
  fileFigures,
  poolFigures,
} from './summary-figures.ts';

const nothing = z.object({});

export const summaryOperations = {
  teams: { rpc: 'visible_teams', mode: 'read', args: nothing, result: z.array(team) },
  summary: { rpc: 'summary', mode: 'read', args: summaryArgs, result: summaryResult },
  summaryRows: {
    rpc: 'summary_rows',
    mode: 'read',
    args: summaryRowsArgs,
    result: summaryRowsResult,
  },
  customerFigures: {
    rpc: 'customer_figures',
    mode: 'read',
    args: summaryArgs,
    result: customerFigures,
  },
  dealFigures: { rpc: 'deal_figures', mode: 'read', args: summaryArgs, result: dealFigures },
  poolFigures: { rpc: 'pool_figures', mode: 'read', args: summaryArgs, result: poolFigures },
  fileFigures: { rpc: 'file_figures', mode: 'read', args: summaryArgs, result: fileFigures },
  // Writes a line of the audit log and nothing else: asked twice it is two exports.
  exportFigure: { rpc: 'export_figure', mode: 'write', args: exportArgs, result: exportResult },
  exportSummaryRows: {
    rpc: 'export_summary_rows',
    mode: 'write',
    args: summaryExportArgs,
    result: summaryExportResult,
  },
  figureRows: {
    rpc: 'figure_rows',
    mode: 'read',
    args: figureRowsArgs,
    result: figureRowsResult,
  },
} as const;
