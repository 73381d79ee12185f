//! What a device is told that puts the site among its programs (W3C, Web Application Manifest): the campaign and the Community
//! are two, each in its own name.

use domain::Language;
use serde_json::json;
use services::site::Site;

use crate::i18n::{locale, td_string};
use crate::routes::Route;

/// What is put among a device's programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manifest {
    /// The campaign.
    Campaign,
    /// The members' Community.
    Community,
}

impl Manifest {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Campaign, Self::Community];

    /// Where it is read.
    pub const fn path(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Campaign, Language::En) => "/campaign-en.webmanifest",
            (Self::Campaign, Language::Fr) => "/campaign-fr.webmanifest",
            (Self::Community, Language::En) => "/community-en.webmanifest",
            (Self::Community, Language::Fr) => "/community-fr.webmanifest",
        }
    }

    /// The colour around its pages.
    pub(crate) const fn colour(self) -> &'static str {
        match self {
            Self::Campaign => "#ffc12f",
            Self::Community => "#07303c",
        }
    }

    /// The picture in a browser's tab.
    pub(crate) const fn icon(self) -> &'static str {
        match self {
            Self::Campaign => "/favicon.svg",
            Self::Community => "/img/community.svg",
        }
    }

    /// The picture on the screen of a telephone that reads no manifest.
    pub(crate) const fn touch_icon(self) -> &'static str {
        match self {
            Self::Campaign => "/apple-touch-icon.png",
            Self::Community => "/img/community-180.png",
        }
    }

    /// How the pictures on the screen of a device begin.
    const fn pictures(self) -> &'static str {
        match self {
            Self::Campaign => "icon",
            Self::Community => "community",
        }
    }

    /// What it says.
    pub fn json(self, language: Language, site: &Site) -> String {
        let t = locale(language);
        let (name, start) = match self {
            Self::Campaign => (td_string!(t, common.site.name).to_owned(), Route::Landing),
            Self::Community => (site.association.in_language(language).community.clone(), Route::Community),
        };
        let start = start.path(language);
        let icon = |file: &str, size: u16, purpose: &str| {
            let (src, sizes) = (format!("/img/{}-{file}.png", self.pictures()), format!("{size}x{size}"));
            json!({"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose})
        };
        json!({
            "id": start,
            "name": name,
            "short_name": name,
            "lang": language.code(),
            "dir": "ltr",
            "start_url": start,
            "scope": "/",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": self.colour(),
            "icons": [
                icon("192", 192, "any"),
                icon("512", 512, "any"),
                icon("maskable-512", 512, "maskable"),
            ],
        })
        .to_string()
    }
}
