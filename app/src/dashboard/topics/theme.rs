//! Writing a theme, in both languages side by side.

use domain::Language;
use leptos::prelude::*;
use services::dashboard::ThemeFields;
use store::community::Theme;
use uuid::Uuid;

use crate::community::prose_error;
use crate::dashboard::frame::Frame;
use crate::dashboard::kept::Kept;
use crate::dashboard::sample::{HOSTILE, editor, theme_id, themes};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, TextField};

/// A theme to write.
#[derive(Clone, Debug)]
pub struct ThemeEditorPage {
    /// Which; `None` for a new one.
    pub theme: Option<Uuid>,
    /// As typed.
    pub fields: ThemeFields,
    /// Something is missing or too long.
    pub is_unfit: bool,
    /// Somebody else saved it meanwhile.
    pub is_stale: bool,
    /// What they saved, to stand beside what was typed.
    pub kept: Option<Theme>,
}

impl PageView for ThemeEditorPage {
    fn title(&self, language: Language) -> String {
        let t = locale(language);
        let title = if self.theme.is_some() {
            td_string!(t, topics.edit_theme)
        } else {
            td_string!(t, topics.new_theme)
        };
        title.to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let ThemeEditorPage { theme, fields, is_unfit, is_stale, kept } = self;
        let refused = if is_unfit {
            Some(td_string!(t, topics.theme.unfit))
        } else {
            is_stale.then(|| td_string!(t, topics.stale))
        };
        let errors = fields.errors().map(|(name, most, error)| {
            (name, error.filter(|_| is_unfit).map(|error| prose_error(language, error, most)))
        });
        let items: Vec<_> = errors.iter().filter_map(|(name, error)| Some((*name, error.clone()?))).collect();
        let [title_en, intro_en, title_fr, intro_fr] = errors.map(|(_, error)| error);
        let id = theme.map_or_else(|| "new".to_owned(), |id| id.to_string());
        let title =
            if theme.is_some() { td_string!(t, topics.edit_theme) } else { td_string!(t, topics.new_theme) };
        let columns = [
            (Language::En, ("title_en", fields.title_en, title_en), ("intro_en", fields.intro_en, intro_en)),
            (Language::Fr, ("title_fr", fields.title_fr, title_fr), ("intro_fr", fields.intro_fr, intro_fr)),
        ]
        .map(|(of, (title_name, title, title_error), (intro_name, intro, intro_error))| {
            let name = match of {
                Language::En => td_string!(t, common.language.english),
                Language::Fr => td_string!(t, common.language.french),
            };
            view! {
                <fieldset class="column" lang=of.code()>
                    <legend class="column-title">{name}</legend>
                    <TextField
                        language
                        name=title_name
                        label=td_string!(t, topics.field.title)
                        value=title
                        error=title_error
                        autocomplete="off"
                    />
                    <TextField
                        language
                        name=intro_name
                        label=td_string!(t, topics.field.about)
                        value=intro
                        error=intro_error
                        autocomplete="off"
                    />
                </fieldset>
            }
        })
        .collect_view();
        let kept = kept.map(|kept| view! { <KeptTheme language kept/> });
        view! {
            <Frame context=context.clone()>
                {refused.map(|title| view! { <ErrorSummary title items/> })}
                <PageHead title lead=td_string!(t, topics.theme.intro)/>
                {kept}
                <form class="form" method="post" action=Route::ThemeEditor.path_with(language, &id) novalidate>
                    <input type="hidden" name="version" value=fields.version.to_string()/>
                    <div class="columns">{columns}</div>
                    <div class="form-end btn-row">
                        <button class="btn" type="submit" name="action" value="save">{td_string!(t, topics.save)}</button>
                        " "
                        <a class="btn btn-quiet" href=Route::Topics.path(language)>{td_string!(t, topics.back)}</a>
                    </div>
                </form>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let fields = ThemeFields {
            title_en: "Access to care".into(),
            title_fr: "Accès aux soins".into(),
            intro_en: "What keeps people from care.".into(),
            intro_fr: "Ce qui éloigne les gens des soins.".into(),
            version: 3,
            ..ThemeFields::default()
        };
        let page = Self { theme: Some(theme_id()), fields, is_unfit: false, is_stale: false, kept: None };
        let typed = ThemeFields {
            title_en: HOSTILE.into(),
            title_fr: "x".repeat(500),
            version: 3,
            ..ThemeFields::default()
        };
        [
            ("filled", page.clone()),
            ("new", Self { theme: None, fields: ThemeFields::default(), ..page.clone() }),
            ("unfit", Self { fields: typed.clone(), is_unfit: true, ..page.clone() }),
            ("stale", Self { fields: typed, is_stale: true, kept: themes().pop(), ..page }),
        ]
        .map(|(state, page)| Sample::of(editor(), state, Route::ThemeEditor, page))
        .to_vec()
    }
}

/// A theme as it is kept now.
#[component]
fn KeptTheme(language: Language, kept: Theme) -> impl IntoView {
    let t = locale(language);
    let texts = Language::ALL.map(|of| {
        let [title, intro] = [&kept.title, &kept.intro].map(|text| text.in_language(of).to_owned());
        vec![(td_string!(t, topics.field.title), title), (td_string!(t, topics.field.about), intro)]
    });
    view! { <Kept language facts=Vec::new() texts/> }
}
