//! The order in which readers of both languages look for a name: É beside E, whatever its case (UTS #10).

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};

/// The root's rules, which are those of English and of French; nothing where they are not built in.
static RULES: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    CollatorBorrowed::try_new(CollatorPreferences::default(), CollatorOptions::default()).ok()
});

/// How two names stand to one another. No two that differ are equal.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    let by_rules = RULES.as_ref().map_or(Ordering::Equal, |rules| rules.compare(one, other));
    by_rules.then_with(|| one.cmp(other))
}

/// Puts things in the order of their names.
pub fn sort_by_name<T>(things: &mut [T], name: impl Fn(&T) -> &str) {
    things.sort_by(|one, other| compare(name(one), name(other)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_readers_look_for_them() {
        let mut names = [
            "Zoé", "État", "eva", "Émile", "Ève", "Éva", "Écarté", "Thème", "Œuvre", "Oslo", "de Roy", "Åsa",
            "Edith", "côte", "cote",
        ];
        sort_by_name(&mut names, |name| name);
        let expected = [
            "Åsa", "cote", "côte", "de Roy", "Écarté", "Edith", "Émile", "État", "eva", "Éva", "Ève",
            "Œuvre", "Oslo", "Thème", "Zoé",
        ];
        assert_eq!(names, expected);
    }
}
