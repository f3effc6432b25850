// @ts-check
// The contrast of colours, as WCAG reckons it.

/** The contrast of two opaque colours. @param {string} one As `rgb(r, g, b)`. @param {string} other */
export const contrast = (one, other) => {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
};

/** @param {string} colour */
const luminance = (colour) => {
  const [red, green, blue] = [...colour.matchAll(/[\d.]+/g)].map(([part]) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
