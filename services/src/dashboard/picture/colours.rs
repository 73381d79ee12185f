//! From the colours that a picture's profile (ICC.1) describes to those that screens show of a picture without one.

use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// A picture in sRGB. One whose profile cannot be read, or describes other colours than it has, stays as it is.
pub(super) fn to_srgb(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok()) else {
        return picture;
    };
    let (width, height) = (picture.width(), picture.height());
    let colour = picture.color();
    let converted = match (profile.color_space, colour.has_color(), colour.has_alpha()) {
        (DataColorSpace::Rgb, true, false) => {
            let bytes = converted(&profile, Layout::Rgb, &picture.to_rgb8());
            bytes.and_then(|bytes| RgbImage::from_raw(width, height, bytes)).map(Into::into)
        }
        (DataColorSpace::Rgb, true, true) => {
            let bytes = converted(&profile, Layout::Rgba, &picture.to_rgba8());
            bytes.and_then(|bytes| RgbaImage::from_raw(width, height, bytes)).map(Into::into)
        }
        (DataColorSpace::Gray, false, false) => {
            let bytes = converted(&profile, Layout::Gray, &picture.to_luma8());
            bytes.and_then(|bytes| GrayImage::from_raw(width, height, bytes)).map(Into::into)
        }
        (DataColorSpace::Gray, false, true) => {
            let bytes = converted(&profile, Layout::GrayAlpha, &picture.to_luma_alpha8());
            bytes.and_then(|bytes| GrayAlphaImage::from_raw(width, height, bytes)).map(Into::into)
        }
        _ => None,
    };
    converted.unwrap_or(picture)
}

/// Four inks a pixel, in sRGB; `None` where the profile describes none.
pub(super) fn of_inks(inks: &[u8], profile: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    // Four channels, whatever they are.
    transformed(&profile, Layout::Rgba, Layout::Rgb, inks, inks.len() / 4 * 3)
}

/// The same channels in sRGB, or its greys.
fn converted(profile: &ColorProfile, layout: Layout, pixels: &[u8]) -> Option<Vec<u8>> {
    transformed(profile, layout, layout, pixels, pixels.len())
}

fn transformed(
    profile: &ColorProfile,
    from: Layout,
    to: Layout,
    pixels: &[u8],
    length: usize,
) -> Option<Vec<u8>> {
    let is_grey = matches!(to, Layout::Gray | Layout::GrayAlpha);
    let screen = if is_grey { ColorProfile::new_gray_with_gamma(2.2) } else { ColorProfile::new_srgb() };
    let transform = profile.create_transform_8bit(from, &screen, to, TransformOptions::default()).ok()?;
    let mut shown = vec![0; length];
    transform.transform(pixels, &mut shown).ok()?;
    Some(shown)
}

#[cfg(test)]
mod tests {
    use moxcms::{LutDataType, LutStore, LutType, LutWarehouse, Matrix3d};

    use super::*;

    /// The profile of a press on whose paper everything is the same green, whichever inks it takes.
    fn green_press() -> Vec<u8> {
        let straight = |channels| LutStore::Store16([0, 65_535].repeat(channels));
        // L*, a* and b* of 50, -40 and 30 (ICC.1, 6.3.4.2) for no and for all of each ink.
        let green = LutStore::Store16([32_640, 22_528, 40_448].repeat(16));
        let mut press = ColorProfile::new_srgb();
        press.color_space = DataColorSpace::Cmyk;
        press.pcs = DataColorSpace::Lab;
        press.cicp = None;
        press.lut_a_to_b_perceptual = Some(LutWarehouse::Lut(LutDataType {
            num_input_channels: 4,
            num_output_channels: 3,
            num_clut_grid_points: 2,
            matrix: Matrix3d::IDENTITY,
            num_input_table_entries: 2,
            num_output_table_entries: 2,
            input_table: straight(4),
            clut_table: green,
            output_table: straight(3),
            lut_type: LutType::Lut16,
        }));
        press.encode().unwrap()
    }

    #[test]
    fn inks_are_shown_as_their_press_shows_them() {
        let shown = of_inks(&[0, 0, 0, 0, 255, 0, 0, 0], &green_press()).unwrap();
        let [red, green, blue, ..] = shown[..] else { panic!("two pixels of three colours") };
        assert!(shown[..3] == shown[3..] && green > red + 50 && green > blue && green < 200, "{shown:?}");
        assert!(of_inks(&[0; 4], b"no profile").is_none());
        let screen = ColorProfile::new_srgb().encode().unwrap();
        assert!(of_inks(&[0; 4], &screen).is_none());
    }
}
