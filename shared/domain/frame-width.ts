/** CSS pixels of the sidebar. Narrower, its rows break; wider, it takes from the mail what it does not need. */
export const frameWidth = { least: 320, usual: 380, most: 480 } as const;
