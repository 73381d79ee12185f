//! What the server says to islands, as the browser reads it: JSON by the browser's own reader, made into one kind of value, of
//! which each type takes its own. With a decoder of `serde` for each of them, these were a fifth of the program.

mod of_domain;

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast as _, JsValue};

/// A value of JSON.
#[derive(Clone)]
pub enum Value {
    /// `null`, and what is not there.
    Nothing,
    /// `true` or `false`.
    Is(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Named(Vec<(String, Self)>),
}

impl Value {
    /// Reads JSON.
    pub fn read(json: &str) -> Option<Self> {
        JSON::parse(json).ok().map(|value| Self::of(&value))
    }

    fn of(value: &JsValue) -> Self {
        if let Some(text) = value.as_string() {
            Self::Text(text)
        } else if let Some(is) = value.as_bool() {
            Self::Is(is)
        } else if let Some(number) = value.as_f64() {
            Self::Number(number)
        } else if let Some(list) = value.dyn_ref::<Array>() {
            Self::List(list.iter().map(|value| Self::of(&value)).collect())
        } else if let Some(object) = value.dyn_ref::<Object>() {
            let entry = |pair: JsValue| {
                let pair: Array = pair.unchecked_into();
                (pair.get(0).as_string().unwrap_or_default(), Self::of(&pair.get(1)))
            };
            Self::Named(Object::entries(object).iter().map(entry).collect())
        } else {
            Self::Nothing
        }
    }

    /// Takes what an object has under a name.
    #[must_use]
    pub fn take(&mut self, name: &str) -> Self {
        let Self::Named(fields) = self else { return Self::Nothing };
        let at = fields.iter().position(|(field, _)| field == name);
        at.map_or(Self::Nothing, |at| fields.swap_remove(at).1)
    }

    /// One of several things: its word, and what belongs to it.
    pub fn one_of(self) -> Option<(String, Self)> {
        match self {
            Self::Text(word) => Some((word, Self::Nothing)),
            Self::Named(mut fields) => fields.pop(),
            _ => None,
        }
    }
}

/// What can be told in JSON, as `serde` writes it.
pub trait Told: Sized {
    /// Reads it; nothing, where it is something else.
    fn told(value: Value) -> Option<Self>;
}

impl Told for Value {
    fn told(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl Told for () {
    fn told(_: Value) -> Option<Self> {
        Some(())
    }
}

impl Told for String {
    fn told(value: Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text) } else { None }
    }
}

impl Told for bool {
    fn told(value: Value) -> Option<Self> {
        if let Value::Is(is) = value { Some(is) } else { None }
    }
}

impl Told for f64 {
    fn told(value: Value) -> Option<Self> {
        if let Value::Number(number) = value { Some(number) } else { None }
    }
}

impl Told for i64 {
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    fn told(value: Value) -> Option<Self> {
        f64::told(value).map(|number| number as Self)
    }
}

impl Told for u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    fn told(value: Value) -> Option<Self> {
        f64::told(value).map(|number| number as Self)
    }
}

impl Told for u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    fn told(value: Value) -> Option<Self> {
        f64::told(value).map(|number| number as Self)
    }
}

impl<T: Told> Told for Option<T> {
    fn told(value: Value) -> Option<Self> {
        if let Value::Nothing = value { Some(None) } else { T::told(value).map(Some) }
    }
}

impl<T: Told> Told for Box<T> {
    fn told(value: Value) -> Option<Self> {
        T::told(value).map(Self::new)
    }
}

impl<T: Told> Told for Vec<T> {
    fn told(value: Value) -> Option<Self> {
        if let Value::List(list) = value { list.into_iter().map(T::told).collect() } else { None }
    }
}

impl<T: Told, const N: usize> Told for [T; N] {
    fn told(value: Value) -> Option<Self> {
        Vec::told(value)?.try_into().ok()
    }
}

macro_rules! told_lists {
    ($($($kind:ident)+;)+) => {$(
        impl<$($kind: Told),+> Told for ($($kind,)+) {
            fn told(value: Value) -> Option<Self> {
                let mut list = Vec::<Value>::told(value)?.into_iter();
                Some(($($kind::told(list.next()?)?,)+))
            }
        }
    )+};
}

told_lists! { A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; }

/// Structs that are told as objects, by the names of their fields.
macro_rules! told {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {$(
        impl $crate::told::Told for $name {
            fn told(mut value: $crate::told::Value) -> Option<Self> {
                Some(Self { $($field: $crate::told::Told::told(value.take(stringify!($field)))?,)+ })
            }
        }
    )+};
}
pub(crate) use told;

#[cfg(test)]
pub(crate) mod tests {
    use std::fmt::Debug;

    use serde::Serialize;

    use super::*;

    /// The same value, read by another reader than the browser's.
    fn value(json: serde_json::Value) -> Value {
        match json {
            serde_json::Value::Null => Value::Nothing,
            serde_json::Value::Bool(is) => Value::Is(is),
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or_default()),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(list) => Value::List(list.into_iter().map(value).collect()),
            serde_json::Value::Object(fields) => {
                Value::Named(fields.into_iter().map(|(name, field)| (name, value(field))).collect())
            }
        }
    }

    /// What the server writes is what the browser reads.
    pub(crate) fn assert_told<T: Told + Serialize + PartialEq + Debug>(said: &T) {
        let json = serde_json::to_value(said).unwrap_or_default();
        assert_eq!(T::told(value(json.clone())).as_ref(), Some(said), "{json}");
    }

    #[test]
    fn what_is_told_is_read_as_it_was_meant() {
        assert_told(&(1_i64, 2_u64, [3_u8, 4], "text".to_owned(), true, None::<String>));
        assert_told(&vec![(Some("text".to_owned()), false)]);
        assert_told(&-9_007_199_254_740_991_i64);
    }

    #[test]
    fn what_is_something_else_is_not_read() {
        assert!(<(i64,)>::told(Value::List(Vec::new())).is_none());
        assert!(<[i64; 2]>::told(Value::List(vec![Value::Number(1.0)])).is_none());
        assert!(String::told(Value::Number(1.0)).is_none());
        assert!(i64::told(Value::Nothing).is_none());
        assert!(<Option<i64>>::told(Value::Text("1".to_owned())).is_none());
    }
}
