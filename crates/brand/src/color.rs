//! Opaque colours: read from CSS, measured as WCAG 2.2 does, moved in OKLab.

/// A colour of the screen, 0 to 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color(pub [u8; 3]);

impl std::fmt::Display for Color {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Color {
    /// Reads `#rgb`, `#rrggbb`, `rgb(r g b)` or `rgb(r, g, b)`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(digits) = text.strip_prefix('#') {
            let digits: Vec<u8> = digits
                .chars()
                .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
                .collect::<Option<_>>()?;
            return match digits[..] {
                [red, green, blue] => Some(Self([red * 17, green * 17, blue * 17])),
                [a, b, c, d, e, f] => Some(Self([a * 16 + b, c * 16 + d, e * 16 + f])),
                _ => None,
            };
        }
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let parts: Vec<u8> = inside
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        Some(Self(parts.try_into().ok()?))
    }

    /// The contrast of two colours, 1 to 21.
    pub fn ratio(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// As OKLab: lightness and two axes of colour.
    pub fn to_oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }

    /// From OKLab; what no screen can show is cut off.
    pub fn from_oklab([lightness, a, b]: [f64; 3]) -> Self {
        let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ];
        Self(linear.map(|part| {
            let part = if part <= 0.003_130_8 {
                part * 12.92
            } else {
                1.055 * part.powf(1.0 / 2.4) - 0.055
            };
            (part.clamp(0.0, 1.0) * 255.0).round() as u8
        }))
    }

    /// Mixed with `share` (0 to 1) of another, as `color-mix(in oklab, ...)` does.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let (one, other) = (self.to_oklab(), other.to_oklab());
        Self::from_oklab([0, 1, 2].map(|index| one[index] * (1.0 - share) + other[index] * share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_each_notation() {
        for text in ["#1d4ed8", "rgb(29 78 216)", "rgb(29, 78, 216)"] {
            assert_eq!(Color::parse(text), Some(Color([29, 78, 216])), "{text}");
        }
        assert_eq!(Color::parse("#fff"), Some(Color([255; 3])));
        for text in [
            "red",
            "#12",
            "#1d4ed880",
            "rgb(1 2)",
            "rgb(1 2 300)",
            "#é12",
            "",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn ratios_are_those_of_the_standard() {
        let ratio = |one: &str, other: &str| {
            let (one, other) = (
                Color::parse(one).expect(one),
                Color::parse(other).expect(other),
            );
            (one.ratio(other) * 100.0).round() / 100.0
        };
        assert_eq!(ratio("#000", "#fff"), 21.0);
        assert_eq!(ratio("#777", "#fff"), 4.48);
        assert_eq!(ratio("#fff", "#0000ff"), 8.59);
    }

    #[test]
    fn oklab_leads_there_and_back() {
        for color in [
            Color([0; 3]),
            Color([255; 3]),
            Color([29, 78, 216]),
            Color([250, 204, 21]),
        ] {
            assert_eq!(Color::from_oklab(color.to_oklab()), color);
        }
    }
}
