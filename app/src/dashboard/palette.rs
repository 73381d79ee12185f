//! Going anywhere by its name: a page, a topic, a case, a request.

use domain::Language;
use domain::search::begins;
use leptos::prelude::*;
use services::dashboard::Spotted;

use super::found::{Found, FoundList, FoundPlaces};
use super::frame::Frame;
use super::places::{Place, Work};
use super::sample::{HOSTILE, both, everyone, theme_id};
use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample, Viewer};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead, TextField};

/// What was asked for, and what of it is not a page of the dashboard.
#[derive(Clone, Debug, Default)]
pub struct PalettePage {
    /// What was typed.
    pub typed: String,
    /// What it names.
    pub spotted: Vec<Spotted>,
}

impl PageView for PalettePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), palette.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match serde_urlencoded::to_string([("q", &self.typed)]) {
            Ok(typed) if !self.typed.is_empty() => format!("{path}?{typed}"),
            _ => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let found = context.viewer.as_ref().map(|viewer| self.found(viewer, language));
        let list = found.map(|found| {
            let count = (!found.places.is_empty()).then(|| found.said.clone());
            let count = count.map(|count| view! { <p class="small muted">{count}</p> });
            view! { {count} <div id="palette-found"><FoundList found/></div> }
        });
        view! {
            <Frame context>
                <PageHead title=td_string!(t, palette.title) lead=td_string!(t, palette.lead)/>
                <form class="form" method="get" role="search" action=Route::Palette.path(language)>
                    <TextField
                        language
                        name="q"
                        label=td_string!(t, palette.label).to_owned()
                        value=self.typed
                        error=None
                        autocomplete="off"
                    />
                    <p><button class="btn" type="submit">{td_string!(t, palette.submit)}</button></p>
                </form>
                {list}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let title = || both("Waiting for a family doctor", HOSTILE);
        let spotted = vec![
            Spotted::Topic { id: 12, title: title(), is_edited: true },
            Spotted::Topic { id: 13, title: title(), is_edited: false },
            Spotted::Theme { id: theme_id(), title: title() },
            Spotted::Case(12),
            Spotted::Request { id: theme_id(), number: 12 },
        ];
        let of = |state, page| Sample::of(everyone(), state, Route::Palette, page);
        vec![
            of("all", Self::default()),
            of("found", Self { typed: "w".into(), spotted }),
            of("none", Self { typed: HOSTILE.into(), spotted: Vec::new() }),
        ]
    }
}

impl PalettePage {
    /// What somebody finds by what they typed: who types a number wants what has that number.
    pub fn found(&self, viewer: &Viewer, language: Language) -> FoundPlaces {
        let t = locale(language);
        let places = Place::ALL.iter().copied().filter(|place| {
            place.is_open_to(viewer)
                && [place.name(language), place.work.name(language)]
                    .iter()
                    .any(|name| begins(name, &self.typed))
        });
        let places = places.map(|place| Found {
            name: place.name(language).to_owned(),
            what: place.work.name(language).to_owned(),
            path: place.path(language),
        });
        let spotted = self.spotted.iter().map(|spotted| told(language, spotted));
        let places: Vec<_> = spotted.chain(places).collect();
        let said = match places.len() as u64 {
            0 => td_string!(t, palette.none).to_owned(),
            many => td_string!(t, palette.count, count = many, number = number(language, many)),
        };
        FoundPlaces { said, places }
    }
}

fn told(language: Language, spotted: &Spotted) -> Found {
    let t = locale(language);
    let (name, what, path) = match spotted {
        Spotted::Topic { id, title, is_edited } => {
            let route = if *is_edited { Route::TopicEditor } else { Route::Topic };
            let what =
                if *is_edited { td_string!(t, palette.topic_edited) } else { td_string!(t, palette.topic) };
            (title.in_language(language).to_owned(), what, route.path_with(language, &id.to_string()))
        }
        Spotted::Theme { id, title } => (
            title.in_language(language).to_owned(),
            td_string!(t, palette.theme),
            Route::ThemeEditor.path_with(language, &id.to_string()),
        ),
        Spotted::Case(id) => {
            let name = td_string!(t, moderation.case.title, number = *id);
            (name, Work::Moderation.name(language), Route::Case.path_with(language, &id.to_string()))
        }
        Spotted::Request { id, number } => {
            let name = td_string!(t, palette.request, number = *number);
            (name, Work::Contact.name(language), Route::Request.path_with(language, &id.to_string()))
        }
    };
    Found { name, what: what.to_owned(), path }
}
