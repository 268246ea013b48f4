//! The nearest colour that passes: the same hue, only as much lighter or darker as it must be.

use crate::color::Color;

/// A contrast that a colour must reach on a background.
#[derive(Clone, Copy, Debug)]
pub struct Demand {
    /// The other colour.
    pub against: Color,
    /// The least ratio.
    pub least: f64,
}

/// The number of steps in which lightness is moved.
const STEPS: u32 = 1000;

/// The nearest colour to `color` that meets all demands; none where no lightness does.
pub fn passing(color: Color, demands: &[Demand]) -> Option<Color> {
    let [lightness, a, b] = color.to_oklab();
    let meets = |color: Color| {
        demands
            .iter()
            .all(|demand| color.ratio(demand.against) >= demand.least)
    };
    (0..=STEPS)
        .map(|step| f64::from(step) / f64::from(STEPS))
        .flat_map(|distance| [lightness - distance, lightness + distance])
        .filter(|lightness| (0.0..=1.0).contains(lightness))
        // Near black and white less of a hue can be shown.
        .map(|moved| {
            let chroma = ((1.0 - (moved - lightness).abs()) * 1.2).clamp(0.0, 1.0);
            Color::from_oklab([moved, a * chroma, b * chroma])
        })
        .find(|color| meets(*color))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_near_and_passes() {
        let white = Color([255; 3]);
        let demand = [Demand {
            against: white,
            least: 4.5,
        }];
        let grey = passing(Color([0x88; 3]), &demand).expect("a grey");
        assert!(
            grey.ratio(white) >= 4.5 && grey.ratio(white) < 4.7,
            "{grey}"
        );
        let blue = Color([0x3b, 0x82, 0xf6]);
        let darker = passing(blue, &demand).expect("a blue");
        assert!(
            darker.ratio(white) >= 4.5 && darker.ratio(white) < 4.7,
            "{darker}"
        );
        assert!(
            darker.0[2] > darker.0[0] && darker.0[2] > darker.0[1],
            "{darker} is no blue"
        );
    }

    #[test]
    fn the_nearest_keeps_the_hue_as_far_as_it_can_be_shown() {
        let blue = Color([0x3b, 0x82, 0xf6]);
        let (white, black) = (Color([255; 3]), Color([0; 3]));
        for (against, least, nearest) in [
            (white, 4.5, "#2b72e5"),
            (white, 12.0, "#002d89"),
            (black, 12.0, "#86cbff"),
            // What passes already stays as it is.
            (black, 4.5, "#3b82f6"),
        ] {
            let found = passing(blue, &[Demand { against, least }]).map(|color| color.to_string());
            assert_eq!(found.as_deref(), Some(nearest), "{against} {least}");
        }
    }

    #[test]
    fn where_nothing_passes_nothing_is_named() {
        let grey = Demand {
            against: Color([0x80; 3]),
            least: 7.0,
        };
        assert_eq!(passing(Color([0x40; 3]), &[grey]), None);
    }
}
