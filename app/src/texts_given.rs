//! Texts that islands are given. They travel as one list: with a decoder for each struct of texts, these were a sixth of
//! the program.

use std::vec::IntoIter;

use domain::Language;

/// What a list of texts holds a part of.
pub(crate) trait Listed: Sized {
    /// Puts it at the list's end.
    fn put<'t>(&'t self, list: &mut Vec<&'t str>);

    /// Takes it from where the list is; what a shorter list lacks is empty.
    fn take(list: &mut IntoIter<String>) -> Self;
}

impl Listed for String {
    fn put<'t>(&'t self, list: &mut Vec<&'t str>) {
        list.push(self);
    }

    fn take(list: &mut IntoIter<String>) -> Self {
        list.next().unwrap_or_default()
    }
}

impl Listed for Language {
    fn put<'t>(&'t self, list: &mut Vec<&'t str>) {
        list.push(self.code());
    }

    fn take(list: &mut IntoIter<String>) -> Self {
        list.next().and_then(|code| code.parse().ok()).unwrap_or(Self::En)
    }
}

impl<const N: usize> Listed for [String; N] {
    fn put<'t>(&'t self, list: &mut Vec<&'t str>) {
        list.extend(self.iter().map(String::as_str));
    }

    fn take(list: &mut IntoIter<String>) -> Self {
        std::array::from_fn(|_| String::take(list))
    }
}

/// A struct of texts, each a `String`, an array of them, a language, or such a struct.
macro_rules! texts_given {
    ($(#[$about:meta])* pub struct $name:ident {$(
        $(#[$doc:meta])* pub $field:ident: $kind:ty,
    )+}) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
        #[serde(from = "Vec<String>")]
        pub struct $name {$(
            $(#[$doc])*
            pub $field: $kind,
        )+}

        impl $crate::texts_given::Listed for $name {
            fn put<'t>(&'t self, list: &mut Vec<&'t str>) {
                $($crate::texts_given::Listed::put(&self.$field, list);)+
            }

            fn take(list: &mut std::vec::IntoIter<String>) -> Self {
                Self { $($field: $crate::texts_given::Listed::take(list),)+ }
            }
        }

        impl $crate::told::Told for $name {
            fn told(value: $crate::told::Value) -> Option<Self> {
                Vec::told(value).map(Self::from)
            }
        }

        impl From<Vec<String>> for $name {
            fn from(list: Vec<String>) -> Self {
                $crate::texts_given::Listed::take(&mut list.into_iter())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut list = Vec::new();
                $crate::texts_given::Listed::put(self, &mut list);
                serde::Serialize::serialize(&list, serializer)
            }
        }
    };
}
pub(crate) use texts_given;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    texts_given! {
        /// What is within.
        pub struct Inner {
            /// One.
            pub one: String,
        }
    }

    texts_given! {
        /// What is around it.
        pub struct Outer {
            /// A language.
            pub language: Language,
            /// Two.
            pub two: [String; 2],
            /// The inner one.
            pub inner: Inner,
            /// The last.
            pub last: String,
        }
    }

    #[test]
    fn texts_come_as_they_were_given() {
        let text = |text: &str| text.to_owned();
        let inner = Inner { one: text("c") };
        let outer = Outer { language: Language::Fr, two: [text("a"), text("")], inner, last: text("\"d\"") };
        let json = serde_json::to_string(&outer).unwrap();
        assert_eq!(json, r#"["fr","a","","c","\"d\""]"#);
        assert_eq!(serde_json::from_str::<Outer>(&json).unwrap(), outer);
        assert_told(&outer);
        assert_eq!(serde_json::from_str::<Outer>("[]").unwrap().last, "");
    }
}
