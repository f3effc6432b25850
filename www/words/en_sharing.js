// @ts-check
/** What the dialog says in which a figure is passed on, in English: fetched with it. */

/** @type {import('./catalogue.js').Catalogue['sharing']} */
export const sharing = {
  title: 'Share this figure',
  close: 'Close',
  pass: 'The figure as it is now',
  links: { link: 'Copy link', markdown: 'Copy Markdown', frame: 'Copy HTML frame', code: 'QR code' },
  address: 'Link to this figure',
  pictures: 'A picture',
  files: { picture: 'Copy picture', svg: 'SVG', png: 'PNG', tikz: 'TikZ for LaTeX', gif: 'Film of the training (GIF)' },
  figure: 'Of',
  colours: 'Colours',
  light: 'light',
  dark: 'dark',
  network: 'Its numbers',
  numbers: { json: 'JSON', 'state-dict': 'PyTorch state_dict (JSON)', safetensors: 'safetensors', pytorch: 'PyTorch', numpy: 'NumPy', javascript: 'JavaScript', formulas: 'A formula for each region', csv: 'Points (CSV)' },
  text: 'Text to copy',
  filming: 'How much of the film is made',
  cancel: 'Stop',
  saved: ({ file }) => `Saved as ${file}.`,
  heldBack: {
    text: ({ file }) => `Saved as ${file}, unless the page around this one forbids it. If no file came: copy this text, which is all that it holds.`,
    picture: ({ file }) => `Saved as ${file}, unless the page around this one forbids it. If no file came: save the picture above by its menu (right click, or a long press).`,
    either: ({ file }) => `Saved as ${file}, unless the page around this one forbids it. If no file came: save the picture above by its menu (right click, or a long press), or copy the text, which is all that the file holds.`,
  },
  guide: 'How to put figures into a page, notebook or slides',
  copyText: 'Copy the text',
  svgInstead: 'Save as SVG',
  markdownCopied: ({ file }) => `Copied. Save the PNG, and put it where the text looks for ${file}.`,
  refused: 'The browser did not let the page copy. Here is the text, selected:',
  pictureRefused: ({ file }) => `The browser did not let the page copy a picture. It was saved as ${file} instead.`,
  tooLongForCode: 'This link is too long for a QR code.',
  noRun: 'There is no training to film yet. Train first.',
  givenUp: 'Stopped. No film was saved.',
  addressHere: 'This page is a file on this computer: its address works only here.',
  noFrameHere: 'This page is a file on this computer, which a frame on another page cannot show. Copy the frame from the page on the web.',
  noCodeHere: 'This page is a file on this computer: no other device could open the code’s address.',
};

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'pixels-changed': () => 'This browser changes the pixels that a page reads, so that nobody can recognise you by them. A PNG or a film would not be the figure. An SVG is: it is made without pixels.',
};
