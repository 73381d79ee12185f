//! The rules by which comments are looked at, as administrators type them.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use domain::Language;
use domain::moderation::{
    AuthorRules, Burst, FirstComments, FirstLook, MAX_FIRST, MAX_MINUTES, MAX_SITES, Watch, WatchListError,
    WatchRules, Watched, watched_words,
};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use url::Url;

use super::Moderation;

/// The lists of words, each with its field's name.
pub const LISTS: [(&str, Language, Watch); 6] = [
    ("words_en_hold", Language::En, Watch::Hold),
    ("words_en_ask", Language::En, Watch::Ask),
    ("words_en_mark", Language::En, Watch::Mark),
    ("words_fr_hold", Language::Fr, Watch::Hold),
    ("words_fr_ask", Language::Fr, Watch::Ask),
    ("words_fr_mark", Language::Fr, Watch::Mark),
];

/// The rules, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct WatchFields {
    pub first_many: String,
    pub first_look: String,
    pub first_one_in: String,
    pub burst_many: String,
    pub burst_minutes: String,
    pub burst_watch: String,
    pub links: String,
    pub sites: String,
    pub words_en_hold: String,
    pub words_en_ask: String,
    pub words_en_mark: String,
    pub words_fr_hold: String,
    pub words_fr_ask: String,
    pub words_fr_mark: String,
}

impl WatchFields {
    /// What was typed into the list with a field's name.
    pub fn list(&self, field: &str) -> &str {
        match field {
            "words_en_hold" => &self.words_en_hold,
            "words_en_ask" => &self.words_en_ask,
            "words_en_mark" => &self.words_en_mark,
            "words_fr_hold" => &self.words_fr_hold,
            "words_fr_ask" => &self.words_fr_ask,
            _ => &self.words_fr_mark,
        }
    }

    fn list_mut(&mut self, language: Language, watch: Watch) -> &mut String {
        match (language, watch) {
            (Language::En, Watch::Hold) => &mut self.words_en_hold,
            (Language::En, Watch::Ask) => &mut self.words_en_ask,
            (Language::En, Watch::Mark) => &mut self.words_en_mark,
            (Language::Fr, Watch::Hold) => &mut self.words_fr_hold,
            (Language::Fr, Watch::Ask) => &mut self.words_fr_ask,
            (Language::Fr, Watch::Mark) => &mut self.words_fr_mark,
        }
    }
}

impl From<WatchRules> for WatchFields {
    fn from(rules: WatchRules) -> Self {
        let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
        let AuthorRules { first, burst } = rules.author;
        let (look, one_in) = match first.map(|first| first.look) {
            Some(FirstLook::Hold) | None => ("hold", None),
            Some(FirstLook::Sample(one_in)) => ("sample", Some(one_in)),
        };
        let mut fields = Self {
            first_many: number(first.map(|first| first.many)),
            first_look: look.to_owned(),
            first_one_in: number(one_in),
            burst_many: number(burst.map(|burst| burst.many)),
            burst_minutes: number(burst.map(|burst| burst.minutes)),
            burst_watch: burst.map_or(Watch::Mark, |burst| burst.watch).code().to_owned(),
            links: rules.links.map(Watch::code).unwrap_or_default().to_owned(),
            sites: rules.sites.into_iter().collect::<Vec<_>>().join("\n"),
            ..Self::default()
        };
        for Watched { language, watch, text } in rules.words {
            let list = fields.list_mut(language, watch);
            if !list.is_empty() {
                list.push('\n');
            }
            list.push_str(&text);
        }
        fields
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchError {
    /// It is no number from the first to the second.
    Number(u8, u8),
    /// The line, from 1, names no site.
    Site(usize),
    /// There are too many sites.
    TooManySites,
    /// The list of words.
    Words(WatchListError),
}

/// What is wrong with the rules as typed: the fields, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchErrors(pub Vec<(&'static str, WatchError)>);

impl WatchErrors {
    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<WatchError> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, error)| *error)
    }

    fn note<T>(&mut self, field: &'static str, read: Result<T, WatchError>) -> Option<T> {
        read.map_err(|error| self.0.push((field, error))).ok()
    }
}

impl Moderation {
    /// The rules in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn watch_rules(&self) -> Result<WatchRules, StoreError> {
        Ok(self.store.watch_rules().await?.1)
    }

    /// Sets the rules, if what was typed are some. They count for what is written from now on.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_watch_rules(
        &self,
        actor: &Actor,
        fields: &WatchFields,
    ) -> Result<Result<(), WatchErrors>, StoreError> {
        let rules = match read(fields) {
            Ok(rules) => rules,
            Err(errors) => return Ok(Err(errors)),
        };
        self.store.set_watch_rules(rules, actor.person, self.clock.now()).await?;
        Ok(Ok(()))
    }
}

fn read(fields: &WatchFields) -> Result<WatchRules, WatchErrors> {
    let mut errors = WatchErrors::default();
    let many = errors.note("first_many", number(&fields.first_many, 0..=MAX_FIRST)).flatten();
    let look = match fields.first_look.as_str() {
        "sample" => {
            let one_in = needed(&fields.first_one_in, 1..=100);
            errors.note("first_one_in", one_in).map(FirstLook::Sample)
        }
        _ => Some(FirstLook::Hold),
    };
    let first = many.filter(|many| *many > 0).zip(look).map(|(many, look)| FirstComments { many, look });
    let many = errors.note("burst_many", number(&fields.burst_many, 2..=100)).flatten();
    let minutes =
        many.and_then(|_| errors.note("burst_minutes", needed(&fields.burst_minutes, 1..=MAX_MINUTES)));
    let watch = if fields.burst_watch == Watch::Hold.code() { Watch::Hold } else { Watch::Mark };
    let burst = many.zip(minutes).map(|(many, minutes)| Burst { many, minutes, watch });
    let links = fields.links.parse().ok().filter(|watch| *watch != Watch::Ask);
    let sites = errors.note("sites", sites(&fields.sites)).unwrap_or_default();
    let mut words = Vec::new();
    for (field, language, watch) in LISTS {
        let list = watched_words(fields.list(field)).map_err(WatchError::Words);
        let list = errors.note(field, list).unwrap_or_default();
        words.extend(list.into_iter().map(|text| Watched { language, watch, text }));
    }
    // As they are kept.
    words.sort_by_key(|Watched { language, watch, text }| (language.code(), watch.code(), text.clone()));
    let rules = WatchRules { author: AuthorRules { first, burst }, links, sites, words };
    if errors.0.is_empty() { Ok(rules) } else { Err(errors) }
}

/// A number; `None` where nothing was typed.
fn number(typed: &str, range: RangeInclusive<u8>) -> Result<Option<u8>, WatchError> {
    if typed.trim().is_empty() { Ok(None) } else { needed(typed, range).map(Some) }
}

fn needed(typed: &str, range: RangeInclusive<u8>) -> Result<u8, WatchError> {
    let typed = typed.trim();
    let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
    let number = typed.parse().ok().filter(|number| is_number && range.contains(number));
    number.ok_or(WatchError::Number(*range.start(), *range.end()))
}

/// The sites, one on each line: a name, or an address of which the name is taken.
fn sites(typed: &str) -> Result<BTreeSet<String>, WatchError> {
    let mut sites = BTreeSet::new();
    for (line, typed) in typed.lines().map(str::trim).enumerate().filter(|(_, typed)| !typed.is_empty()) {
        let address = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let host = Url::parse(&address).ok().and_then(|url| url.domain().map(str::to_owned));
        // A name without a dot would have a whole country known.
        let host = host.filter(|host| host.trim_matches('.').contains('.'));
        sites.insert(host.ok_or(WatchError::Site(line + 1))?);
    }
    if sites.len() > MAX_SITES { Err(WatchError::TooManySites) } else { Ok(sites) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> WatchFields {
        let of = str::to_owned;
        WatchFields {
            first_many: of(" 3 "),
            first_look: of("sample"),
            first_one_in: of("5"),
            burst_many: of("10"),
            burst_minutes: of("5"),
            burst_watch: of("hold"),
            links: of("mark"),
            sites: of("https://WWW.cma.ca/page?x\n\n canada.ca \ncafé.example"),
            words_en_hold: of("snake oil"),
            words_fr_ask: of("charlatan\nva te faire"),
            ..WatchFields::default()
        }
    }

    #[test]
    fn what_is_typed_is_what_is_shown_again() {
        let rules = read(&all()).unwrap();
        assert_eq!(rules.author.first, Some(FirstComments { many: 3, look: FirstLook::Sample(5) }));
        assert_eq!(rules.author.burst, Some(Burst { many: 10, minutes: 5, watch: Watch::Hold }));
        assert!(rules.sites.iter().eq(["canada.ca", "www.cma.ca", "xn--caf-dma.example"]));
        assert_eq!(rules.words.len(), 3);
        assert_eq!(read(&WatchFields::from(rules.clone())), Ok(rules));
        assert_eq!(read(&WatchFields::default()), Ok(WatchRules::default()));
        assert_eq!(read(&WatchFields::from(WatchRules::default())), Ok(WatchRules::default()));
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let typed = |change: fn(&mut WatchFields)| {
            let mut fields = all();
            change(&mut fields);
            read(&fields).unwrap_err().0
        };
        let wrong = [
            (typed(|fields| fields.first_many = "21".into()), ("first_many", WatchError::Number(0, 20))),
            (typed(|fields| fields.first_one_in = "0".into()), ("first_one_in", WatchError::Number(1, 100))),
            (typed(|fields| fields.burst_many = "+5".into()), ("burst_many", WatchError::Number(2, 100))),
            (typed(|fields| fields.burst_minutes.clear()), ("burst_minutes", WatchError::Number(1, 60))),
            (typed(|fields| fields.sites = "cma.ca\nca".into()), ("sites", WatchError::Site(2))),
            (
                typed(|fields| fields.words_fr_mark = "\n…".into()),
                ("words_fr_mark", WatchError::Words(WatchListError::NoWord(2))),
            ),
        ];
        for (errors, expected) in wrong {
            assert_eq!(errors, [expected]);
        }
    }
}
