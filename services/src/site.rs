//! Whose site this is: the association's names, contacts and links. They come from the configuration; what ships is
//! the Canadian Medical Association.

use domain::Language;
use serde::Deserialize;

/// The site as its pages and mails know it.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where the site is found, without a final slash. Links in mails start with it, whatever a request says.
    pub base_url: String,
    /// Who answers for it.
    pub association: Association,
    /// Days after which a pledge that was not confirmed is erased.
    pub confirm_days: u16,
    /// From how many confirmed pledges on it is said how many there are: fewer would make nobody join.
    pub count_from: u64,
    /// Within how many working days what people write is answered.
    pub answer_days: u16,
    /// What members know the association's identity provider by, where there is one.
    pub provider: Option<Provider>,
}

/// What an identity provider is called.
#[derive(Clone, Debug)]
pub struct Provider {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Provider {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }
}

impl Site {
    /// An absolute address.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The domain that passkeys are bound to; `None` where the site has but a numeric address, to which browsers bind
    /// none (WebAuthn level 3, section 5.1.3).
    pub fn domain(&self) -> Option<&str> {
        let (_, host) = self.base_url.split_once("://")?;
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let is_numeric = host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok();
        (!is_numeric).then_some(host)
    }
}

/// The association, as its configuration tells it.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Association {
    /// What is said of it in English.
    pub en: Wording,
    /// What is said of it in French.
    pub fr: Wording,
    /// Where people write to it, and where a consent can be withdrawn.
    pub email: String,
    /// Where people call it.
    pub phone: String,
    /// The president's video, when there is one.
    pub video: Option<Video>,
}

/// What is said of the association in one language. The grammar differs between associations, so each form is given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Its name: "Canadian Medical Association".
    pub name: String,
    /// With its article: "the Canadian Medical Association", « l’Association médicale canadienne ».
    pub the: String,
    /// As what something is of: "of the Canadian Medical Association", « de l’Association médicale canadienne ».
    pub of: String,
    /// What its Community is called: "CMA Community", « Communauté de l’AMC ».
    pub community: String,
    /// Its mailing address, on one line (CASL regulations section 2(1)(d)).
    pub address: String,
    /// Its own site.
    pub url: String,
    /// Its president, within a sentence: "Dr. Sandy Buchman", « le Dr Sandy Buchman ».
    pub president: String,
    /// What the president is called: "president", « présidente ».
    pub president_title: String,
    /// Who authorized the campaign's messages (Canada Elections Act section 352); nothing is shown without it.
    #[serde(default)]
    pub authorized_by: Option<String>,
    /// Sources of the case that the campaign makes, a line each.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The president's video, served by this site itself. Each address is a path under the site's root.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Video {
    /// The film.
    pub file: String,
    /// The picture shown before it plays.
    pub poster: String,
    /// English captions (`WebVTT`).
    pub captions_en: String,
    /// French captions (`WebVTT`).
    pub captions_fr: String,
    /// What is said, in English.
    pub transcript_en: String,
    /// What is said, in French.
    pub transcript_fr: String,
}

impl Association {
    /// What is said of it in `language`.
    pub const fn in_language(&self, language: Language) -> &Wording {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }
}

impl Default for Association {
    fn default() -> Self {
        Self {
            en: Wording {
                name: "Canadian Medical Association".into(),
                the: "the Canadian Medical Association".into(),
                of: "of the Canadian Medical Association".into(),
                community: "CMA Community".into(),
                address: "1410 Blair Towers Place, Suite 500, Ottawa ON  K1J 9B9, Canada".into(),
                url: "https://www.cma.ca/".into(),
                president: "Dr. Sandy Buchman".into(),
                president_title: "president".into(),
                authorized_by: None,
                sources: Vec::new(),
            },
            fr: Wording {
                name: "Association médicale canadienne".into(),
                the: "l’Association médicale canadienne".into(),
                of: "de l’Association médicale canadienne".into(),
                community: "Communauté de l’AMC".into(),
                address: "1410, place des tours Blair, bureau 500, Ottawa (Ontario)  K1J 9B9, Canada".into(),
                url: "https://www.cma.ca/fr".into(),
                president: "le Dr Sandy Buchman".into(),
                president_title: "président".into(),
                authorized_by: None,
                sources: Vec::new(),
            },
            email: "cmamsc@cma.ca".into(),
            phone: "888-855-2555".into(),
            video: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_bound_to_a_domain_and_to_no_number() {
        for (base_url, domain) in [
            ("https://advocates.example.ca", Some("advocates.example.ca")),
            ("http://localhost:3000", Some("localhost")),
            ("http://127.0.0.1:3000", None),
            ("http://[::1]:3000", None),
            ("http://[::1]", None),
        ] {
            let site = Site {
                base_url: base_url.into(),
                association: Association::default(),
                confirm_days: 14,
                count_from: 100,
                answer_days: 3,
                provider: None,
            };
            assert_eq!(site.domain(), domain, "{base_url}");
        }
    }
}
