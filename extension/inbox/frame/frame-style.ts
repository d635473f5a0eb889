export const handleWidth = 36;

/**
 * Drawn in the closed shadow root; the page's style sheets do not reach in, and these do not reach out. The edge lies beside the
 * iframe and not over it: Chromium counts a frame with anything over it as covered (seen), and what is covered claims nothing
 * (`extension/ui/use-seen.ts`).
 */
export const frameStyle = `
.box { position: relative; height: 100%; color-scheme: light dark; --accent: #0b7285; --line: #8883; }
@media (prefers-color-scheme: dark) { .box { --accent: #66d9e8; } }
[hidden] { display: none !important; }
iframe { display: block; border: 0; width: calc(100% - 1px); height: 100%; background: Canvas; color-scheme: light dark; }
.right iframe { margin-left: 1px; }
.left iframe { margin-right: 1px; }
.edge { position: absolute; top: 0; bottom: 0; width: 5px; cursor: col-resize; touch-action: none; outline: none; }
.edge::after { content: ''; position: absolute; top: 0; bottom: 0; width: 1px; background: var(--line); }
.right .edge::after { right: 0; }
.left .edge::after { left: 0; }
.edge:hover::after, .edge:focus-visible::after, .edge[data-dragged]::after { width: 3px; background: var(--accent); }
.right .edge { left: -4px; }
.left .edge { right: -4px; }
.handle { all: unset; box-sizing: border-box; width: ${handleWidth}px; height: 100%; padding-top: 12px; text-align: center;
  font: 16px/24px system-ui, sans-serif; color: var(--accent); background: Canvas; cursor: pointer; }
.right .handle { border-left: 1px solid var(--line); }
.left .handle { border-right: 1px solid var(--line); }
.handle:hover { background: color-mix(in srgb, var(--accent) 12%, Canvas); }
.handle:focus-visible, .notice button:focus-visible { outline: 2px solid var(--accent); outline-offset: -4px; }
.notice { box-sizing: border-box; height: 100%; padding: 16px; display: grid; gap: 12px; align-content: start;
  font: 13px/20px system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; color: CanvasText; background: Canvas; }
.notice p { margin: 0; }
.notice button { font: inherit; padding: 4px 12px; border-radius: 4px; border: 1px solid var(--line); background: Canvas;
  color: inherit; cursor: pointer; margin-right: 8px; }
.notice button:first-child { background: var(--accent); border-color: var(--accent); color: Canvas; }
`;
