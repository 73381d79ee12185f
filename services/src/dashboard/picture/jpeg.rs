//! What `image` does not tell of a photograph (ITU-T T.81): whether it is whole, and the inks of one made for a press.

use image::{DynamicImage, RgbImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::colours;

/// Whether a photograph goes on to the mark of its end: one that broke off is read all the same, grey from there on.
pub(super) fn is_whole(content: &[u8]) -> bool {
    // After the mark of its beginning.
    let mut rest = content.get(2..).unwrap_or_default();
    // What follows a segment up to the next mark is picture: there, 0xff stands before 0, or where it begins anew.
    let is_mark = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 1 | 0xd0..=0xd8 | 0xff);
    while let Some(at) = rest.windows(2).position(is_mark) {
        if rest[at + 1] == 0xd9 {
            return true;
        }
        let Some([high, low]) = rest.get(at + 2..at + 4) else { return false };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(after) = rest.get(at + 2 + length..) else { return false };
        rest = after;
    }
    false
}

/// A photograph in four inks, in the colours of a screen; `None` where it has other colours.
pub(super) fn printed(content: &[u8], profile: Option<&[u8]>, side: u32) -> Option<DynamicImage> {
    let side = usize::try_from(side).ok()?;
    let options = DecoderOptions::default().set_strict_mode(false).set_max_width(side).set_max_height(side);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(content), options);
    decoder.decode_headers().ok()?;
    let space = decoder.input_colorspace()?;
    if decoder.info()?.components != 4 || !matches!(space, ColorSpace::CMYK | ColorSpace::YCCK) {
        return None;
    }
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(space));
    let (width, height) = decoder.dimensions()?;
    let mut inks = decoder.decode().ok()?;
    if space == ColorSpace::YCCK {
        inks.chunks_exact_mut(4).for_each(unfold);
    }
    // They are kept the other way round, as everybody has done since Adobe did: 255 is none of an ink.
    for ink in &mut inks {
        *ink = 255 - *ink;
    }
    let shown = profile.and_then(|profile| colours::of_inks(&inks, profile)).unwrap_or_else(|| plain(&inks));
    RgbImage::from_raw(width.try_into().ok()?, height.try_into().ok()?, shown).map(Into::into)
}

/// Luminance and chroma of the three coloured inks (Adobe Technical Note 5116), as those inks.
fn unfold(pixel: &mut [u8]) {
    let [y, cb, cr] = [f32::from(pixel[0]), f32::from(pixel[1]) - 128.0, f32::from(pixel[2]) - 128.0];
    let colours = [1.402_f32.mul_add(cr, y), y - 0.344_136 * cb - 0.714_136 * cr, 1.772_f32.mul_add(cb, y)];
    for (ink, colour) in pixel.iter_mut().zip(colours) {
        *ink = 255 - byte(colour);
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn byte(value: f32) -> u8 {
    value.clamp(0.0, 255.0).round() as u8
}

/// Inks as a screen shows them where nobody says which inks they are.
fn plain(inks: &[u8]) -> Vec<u8> {
    let shown = |ink: u8, black: u8| {
        let light = u16::from(255 - ink) * u16::from(255 - black);
        u8::try_from((light + 127) / 255).unwrap_or(u8::MAX)
    };
    inks.chunks_exact(4).flat_map(|pixel| [0, 1, 2].map(|at| shown(pixel[at], pixel[3]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_is_whole_where_its_own_end_is_there() {
        // A thumbnail in a segment has an end of its own; the picture holds a byte that looks like a mark.
        let picture = [
            0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9, 0xff, 0xda, 0, 3, 1, 7, 0xff, 0, 0xd9,
            0xff, 0xd0, 9, 0xff, 0xd9, 1, 2,
        ];
        assert!(is_whole(&picture) && is_whole(&picture[..24]));
        for end in 0..24 {
            assert!(!is_whole(&picture[..end]), "{end}");
        }
    }

    #[test]
    fn inks_that_nobody_describes_are_mixed_as_screens_do() {
        assert_eq!(
            plain(&[0, 0, 0, 0, 0, 255, 255, 0, 255, 0, 0, 0, 0, 0, 0, 255]),
            [255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 0]
        );
    }
}
