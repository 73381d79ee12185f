//! Reading a picture as it comes and writing it anew: upright, no larger than a page shows it, in the colours that every
//! screen shows, and without what cameras write into it, such as where it was taken.

mod colours;
mod jpeg;

use std::io::Cursor;

use domain::community::{FileKind, MAX_FILE_BYTES};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, ImageResult};

use super::FileError;

/// Widest and highest that a picture is kept, in pixels: twice what a page shows, for fine screens.
const MAX_SIDE: u32 = 1_600;
/// Most pixels that a picture may come with, as many as telephones make, with four bytes each once it is unpacked.
const MAX_PIXELS: u64 = 50_000_000;
/// Widest and highest that it may come: making a thin one smaller would take more memory than unpacking it.
const MAX_COME: u32 = 16_384;
/// Of a photograph, in percent.
const QUALITY: u8 = 85;

/// A picture as it is kept.
pub(super) struct Picture {
    pub(super) kind: FileKind,
    pub(super) pixels: (u32, u32),
    pub(super) content: Vec<u8>,
}

/// Reads one.
///
/// # Errors
/// [`FileError`] where it is none, or too large.
pub(super) fn read(content: &[u8]) -> Result<Picture, FileError> {
    let picture = rewrite(content)?;
    if picture.content.len() > MAX_FILE_BYTES { Err(FileError::Large) } else { Ok(picture) }
}

fn rewrite(content: &[u8]) -> Result<Picture, FileError> {
    let none = |_| FileError::Kind;
    let broken = |_| FileError::Broken;
    let reader = ImageReader::new(Cursor::new(content)).with_guessed_format().map_err(|_| FileError::Kind)?;
    let format = reader.format().ok_or(FileError::Kind)?;
    let mut decoder = reader.into_decoder().map_err(none)?;
    if format == ImageFormat::Jpeg && !jpeg::is_whole(content) {
        return Err(FileError::Broken);
    }
    let (width, height) = decoder.dimensions();
    if width.max(height) > MAX_COME
        || u64::from(width) * u64::from(height) > MAX_PIXELS
        || decoder.total_bytes() > 4 * MAX_PIXELS
    {
        return Err(FileError::Large);
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let profile = decoder.icc_profile().map_err(broken)?;
    let printed =
        (format == ImageFormat::Jpeg).then(|| jpeg::printed(content, profile.as_deref(), MAX_COME)).flatten();
    let (mut picture, profile) = match printed {
        Some(picture) => (picture, None),
        None => (DynamicImage::from_decoder(decoder).map_err(broken)?, profile),
    };
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > MAX_SIDE {
        picture = picture.resize(MAX_SIDE, MAX_SIDE, FilterType::Triangle);
    }
    let picture = colours::to_srgb(picture, profile.as_deref());
    let is_clear = picture.color().has_alpha();
    let is_photograph = format == ImageFormat::Jpeg || (format == ImageFormat::WebP && !is_clear);
    let (kind, content) = if is_photograph {
        (FileKind::Jpeg, photograph(&picture).map_err(broken)?)
    } else {
        match drawing(&picture).map_err(broken)? {
            // A photograph that somebody kept as a drawing.
            content if content.len() > MAX_FILE_BYTES && !is_clear => {
                (FileKind::Jpeg, photograph(&picture).map_err(broken)?)
            }
            content => (FileKind::Png, content),
        }
    };
    Ok(Picture { kind, pixels: (picture.width(), picture.height()), content })
}

fn photograph(picture: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut content = Vec::new();
    JpegEncoder::new_with_quality(&mut content, QUALITY).encode_image(&picture.to_rgb8())?;
    Ok(content)
}

fn drawing(picture: &DynamicImage) -> ImageResult<Vec<u8>> {
    let drawing: DynamicImage = match (picture.color().has_alpha(), picture.color().has_color()) {
        (true, _) => picture.to_rgba8().into(),
        (false, true) => picture.to_rgb8().into(),
        (false, false) => picture.to_luma8().into(),
    };
    let mut content = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut content, CompressionType::Best, Filter::Adaptive);
    drawing.write_with_encoder(encoder)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use image::{ImageEncoder as _, RgbImage};
    use moxcms::ColorProfile;

    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut content = Vec::new();
        picture.write_to(&mut Cursor::new(&mut content), format).unwrap();
        content
    }

    #[test]
    fn a_photograph_is_upright_small_and_says_nothing_of_where_it_was_taken() {
        let sideways = written(&DynamicImage::new_rgb8(3_200, 1_600), ImageFormat::Jpeg);
        // An Exif segment (CIPA DC-008): turned to the right, and some words.
        let mut exif =
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 taken at home".to_vec();
        let mut taken = vec![0xff, 0xd8, 0xff, 0xe1];
        taken.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        taken.append(&mut exif);
        taken.extend(&sideways[2..]);
        let picture = read(&taken).unwrap();
        assert_eq!((picture.kind, picture.pixels), (FileKind::Jpeg, (800, 1_600)));
        assert!(!picture.content.windows(4).any(|bytes| bytes == b"Exif" || bytes == b"home"));
    }

    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        RgbImage::from_fn(width, height, |_, _| image::Rgb([next(), next(), next()])).into()
    }

    /// How far a picture's first pixel is from a colour, channel by channel.
    fn distance(picture: &Picture, colour: [u8; 3]) -> u8 {
        let shown = image::load_from_memory(&picture.content).unwrap().to_rgb8().get_pixel(8, 8).0;
        shown.into_iter().zip(colour).map(|(a, b)| a.abs_diff(b)).max().unwrap()
    }

    /// Sixteen pixels square of one colour, as a camera writes them.
    fn plain(profile: Option<Vec<u8>>) -> Vec<u8> {
        let mut content = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut content, 95);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).unwrap();
        }
        let colour = [120, 200, 80].repeat(256);
        encoder.encode(&colour, 16, 16, image::ExtendedColorType::Rgb8).unwrap();
        content
    }

    #[test]
    fn a_photograph_made_for_a_press_keeps_its_colours() {
        // Both are 230 of cyan, 20 of magenta, 90 of yellow and 30 of black, in sixteen pixels square.
        for inks in
            [include_bytes!("picture/inks.jpeg").as_slice(), include_bytes!("picture/inks-folded.jpeg")]
        {
            assert!(distance(&read(inks).unwrap(), [22, 207, 146]) < 8);
        }
    }

    #[test]
    fn the_colours_of_a_wide_screen_become_those_of_every_screen() {
        let profile = ColorProfile::new_display_p3().encode().unwrap();
        // In sRGB it is a stronger green.
        let wide = read(&plain(Some(profile))).unwrap();
        assert!(distance(&wide, [89, 203, 56]) < 8);
        for stays in [None, Some(b"no profile".to_vec())] {
            assert!(distance(&read(&plain(stays)).unwrap(), [120, 200, 80]) < 8);
        }
    }

    #[test]
    fn a_photograph_that_was_kept_as_a_drawing_is_kept_as_a_photograph_where_it_is_too_large() {
        let picture = read(&written(&noise(1_600, 1_300), ImageFormat::Png)).unwrap();
        assert_eq!((picture.kind, picture.pixels), (FileKind::Jpeg, (1_600, 1_300)));
    }

    #[test]
    fn a_drawing_keeps_what_shows_through() {
        let picture = read(&written(&DynamicImage::new_rgba8(20, 10), ImageFormat::WebP)).unwrap();
        assert_eq!((picture.kind, picture.pixels), (FileKind::Png, (20, 10)));
        assert!(image::load_from_memory(&picture.content).unwrap().color().has_alpha());
    }

    #[test]
    fn what_is_no_picture_or_would_unpack_to_too_much_is_refused() {
        let png = written(&DynamicImage::new_rgb8(20, 10), ImageFormat::Png);
        let refused = |content: &[u8]| read(content).map(|picture| picture.kind).unwrap_err();
        for none in [b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".as_slice(), b"GIF89a", b""] {
            assert_eq!(refused(none), FileError::Kind);
        }
        let photograph = photograph(&noise(64, 64)).unwrap();
        for broken in [&png[..png.len() / 2], &photograph[..photograph.len() * 6 / 10]] {
            assert_eq!(refused(broken), FileError::Broken);
        }
        for (width, height) in [(10_000, 5_001), (16_385, 1)] {
            let huge = DynamicImage::new_luma8(width, height);
            assert_eq!(refused(&written(&huge, ImageFormat::Png)), FileError::Large);
        }
    }
}
