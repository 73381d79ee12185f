//! The articles that ship. The program does not compile without each of them in both languages.

use domain::help::Subject;
use services::stored_texts::ShippedHelp;
use store::document::Bilingual;

macro_rules! article {
    ($name:literal) => {
        Bilingual {
            en: include_str!(concat!("articles/en/", $name, ".md")).to_owned(),
            fr: include_str!(concat!("articles/fr/", $name, ".md")).to_owned(),
        }
    };
}

/// All of them.
pub(crate) fn shipped() -> ShippedHelp {
    ShippedHelp::new(|subject| match subject {
        Subject::Login => article!("login"),
        Subject::About => article!("about"),
        Subject::Privacy => article!("privacy"),
        Subject::TakingPart => article!("taking-part"),
        Subject::Topics => article!("topics"),
        Subject::Languages => article!("languages"),
        Subject::Moderation => article!("moderation"),
        Subject::Feedback => article!("feedback"),
        Subject::Involved => article!("involved"),
        Subject::Panel => article!("panel"),
        Subject::Contact => article!("contact"),
        Subject::Pledge => article!("pledge"),
        Subject::Mails => article!("mails"),
        Subject::Erasure => article!("erasure"),
    })
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use services::help::titled;
    use services::placeholders::has_unknown_placeholder;

    use super::*;
    use crate::routes::Route;

    /// Where the links of a text lead that stay on this site.
    fn links(text: &str) -> impl Iterator<Item = &str> {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        targets.filter(|to| to.starts_with('/'))
    }

    #[test]
    fn every_subject_ships_written_in_both_languages_with_its_title() {
        let shipped = shipped();
        for subject in Subject::ALL {
            let article = shipped.on(subject);
            for language in Language::ALL {
                let text = article.in_language(language);
                let (title, body) =
                    titled(text).unwrap_or_else(|| panic!("{subject:?} {language}: no title"));
                assert!(title.chars().count() < 80, "{subject:?} {language}: {title}");
                assert!(body.split_whitespace().count() > 150, "{subject:?} {language} is short");
                assert!(body.contains("\n## "), "{subject:?} {language} answers no question");
                assert!(!has_unknown_placeholder(text), "{subject:?} {language}");
            }
            assert_ne!(article.en, article.fr, "{subject:?}");
            let headings = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
            assert_eq!(headings(&article.en), headings(&article.fr), "{subject:?} answers as much in either");
        }
    }

    #[test]
    fn every_link_of_an_article_leads_to_a_page_of_ours_in_its_language() {
        let shipped = shipped();
        for (subject, language) in
            Subject::ALL.into_iter().flat_map(|subject| Language::ALL.map(|it| (subject, it)))
        {
            for to in links(shipped.on(subject).in_language(language)) {
                let path = to.split(['?', '#']).next().unwrap_or_default();
                let is_ours = Route::ALL.into_iter().any(|route| route.path(language) == path);
                assert!(is_ours, "{subject:?} {language}: {to}");
            }
        }
    }
}
