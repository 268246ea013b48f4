// Contrast as WCAG 2.2 measures it (by relative luminance), and the nearest colour that passes: the same sums as crates/brand/src/color.rs and
// crates/brand/src/nearest.rs. Colours are lists of red, green and blue, 0 to 255.

function linear(color) {
  return color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function brightness(color) {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function ratio(one, other) {
  const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function toOklab(color) {
  const [r, g, b] = linear(color);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => {
    const share = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(Math.max(share, 0), 1) * 255);
  });
}

/** The nearest colour that reaches every demand, `{ against, least }`; undefined where no lightness does. */
export function nearest(color, demands) {
  const [lightness, a, b] = toOklab(color);
  for (let step = 0; step <= 1000; step += 1) {
    for (const moved of [lightness - step / 1000, lightness + step / 1000]) {
      if (moved < 0 || moved > 1) continue;
      const chroma = Math.min(Math.max((1 - Math.abs(moved - lightness)) * 1.2, 0), 1);
      const tried = fromOklab([moved, a * chroma, b * chroma]);
      if (demands.every(({ against, least }) => ratio(tried, against) >= least)) return tried;
    }
  }
  return undefined;
}

export function hex(color) {
  return `#${color.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
